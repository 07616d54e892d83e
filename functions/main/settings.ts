import * as z from 'zod';
import { isLoopback } from '../domain/people/identity.ts';

const hostOf = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && !url.username && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host))) ? url.host : undefined;
};
/** Time-stamping authorities (RFC 3161), by their addresses. */
const Timestampers = z.string().default('').transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).refine(
  (all) => all.length <= 2 && !all.some((one) => hostOf(one) === undefined) && new Set(all.map(hostOf)).size === all.length,
  'Give one or two addresses of time-stamping authorities, with https:// before each and a comma between them, of different hosts.',
);

/** What a deployed function is told. infra/app-function.ts sets each name together with the permission it stands for. */
const FunctionSettings = z.object({
  TABLE: z.string().min(3),
  UPLOADS: z.string().min(3).optional(),
  /** The bucket of the public record's log. */
  RECORD: z.string().min(3).optional(),
  /** Lambda's own. */
  AWS_REGION: z.string().min(1),
  PUBLIC_ORIGIN: z.url(),
  ORIGIN_SECRET: z.string().min(32),
  APP_SECRET: z.string().min(32),
  SITE_NAME: z.string().min(1),
  /** The OpenID Connect issuer and our client there, as JSON (adapters/oidc/relying-party.ts). */
  IDENTITY: z.string().min(2),
  /** Set where something scans the uploads bucket: then only files it found clean are opened to agency and judges. */
  SCANNER: z.enum(['guardduty']).optional(),
  /** The function that calls out, for those that may ask it. */
  FETCHER: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_CONFIGURATION: z.string().min(1).optional(),
});
export type FunctionSettings = z.infer<typeof FunctionSettings>;

/** What the site's function is told: it opens neither the table nor a file. */
const SiteSettings = FunctionSettings.pick({ AWS_REGION: true, PUBLIC_ORIGIN: true, ORIGIN_SECRET: true, SITE_NAME: true }).extend({
  API_ORIGIN: z.url(),
  /** Only its name: browsers put files there. */
  UPLOADS: z.string().min(3),
  SITE_CONTACT: z.email().optional(),
  /** Where everybody reads the log: pages show its keys. */
  LOG_URL: z.url(),
});

/** What the function is told that writes the public record: no secret of the site. */
const RecordSettings = FunctionSettings.pick({ TABLE: true }).extend({
  RECORD: z.string().min(3),
  LOG_URL: z.url(),
  /** The origin of the log, which its heads begin with and its key is named after. */
  LOG_NAME: z.string().min(1),
  /** The KMS key that signs them. */
  LOG_KEY: z.string().min(1),
  /** SHA-256, in hex, of the page that checks receipts, as it can be saved. */
  VERIFIER: z.string().length(64),
  /** A tlog-policy whose `witness`, `group` and `quorum` lines say who witnesses the log. */
  RECORD_POLICY: z.string().default('quorum none'),
  RECORD_TIMESTAMPS: Timestampers,
});
export type RecordSettings = z.infer<typeof RecordSettings>;
/** What the function is told that witnesses the logs of others: no secret but the CDN's. */
const WitnessSettings = FunctionSettings.pick({ TABLE: true, ORIGIN_SECRET: true }).extend({
  /** Its name, and the KMS key that signs; another than the log's. */
  WITNESS_NAME: z.string().min(1),
  WITNESS_KEY: z.string().min(1),
  /** A tlog-policy whose `log` lines say whose heads are signed. */
  WITNESSED: z.string().min(1),
});
/** What the function is told that signs credentials. */
const CredentialSettings = FunctionSettings.pick({ TABLE: true, PUBLIC_ORIGIN: true, SITE_NAME: true, APP_SECRET: true }).extend({
  /** The KMS key that signs them; another than the log's. */
  CREDENTIAL_KEY: z.string().min(1),
});
export type CredentialSettings = z.infer<typeof CredentialSettings>;
export type SettingName = keyof FunctionSettings | keyof z.infer<typeof SiteSettings> | keyof RecordSettings | keyof z.infer<typeof WitnessSettings> | keyof CredentialSettings;

const read = <T>(schema: z.ZodType<T>): T => {
  const outcome = schema.safeParse(process.env);
  if (outcome.success) return outcome.data;
  throw new Error(`Settings are missing or wrong:\n${z.prettifyError(outcome.error)}`);
};

export const readFunctionSettings = () => read(FunctionSettings);
export const readSiteSettings = () => read(SiteSettings);
export const readRecordSettings = () => read(RecordSettings);
export const readWitnessSettings = () => read(WitnessSettings);
export const readCredentialSettings = () => read(CredentialSettings);

/** The bucket of the uploads, for functions that were given it. */
export const uploadsOf = ({ UPLOADS }: FunctionSettings): string => {
  if (!UPLOADS) throw new Error('UPLOADS is not set: this function was not told the bucket (infra/stacks).');
  return UPLOADS;
};

/** The bucket of the log, for functions that were given it. */
export const recordOf = ({ RECORD }: FunctionSettings): string => {
  if (!RECORD) throw new Error('RECORD is not set: this function was not told the bucket of the log (infra/stacks).');
  return RECORD;
};

const LocalSettings = z.object({
  DYNAMODB_ENDPOINT: z.url().optional(),
  PATH: z.string().default(''),
  SITE_NAME: z.string().default('Open Challenges'),
  /** Empty to name nobody. */
  SITE_CONTACT: z.union([z.email(), z.literal('')]).default('help@open-challenges.example'),
  /** A tlog-policy: its `log` lines are the logs of others that are witnessed here, its `witness`, `group` and `quorum` lines say who witnesses this one. */
  RECORD_POLICY: z.string().default('quorum none'),
  RECORD_TIMESTAMPS: Timestampers,
  /** Whether pages of others are asked: links of the atlas, and what somebody is about to suggest. */
  CALL_OUT: z.enum(['yes', 'no'], 'Say yes or no.').default('no'),
});
/** On a laptop the command line says nearly everything. */
export const readLocalSettings = () => read(LocalSettings);
