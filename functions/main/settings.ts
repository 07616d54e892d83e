import * as z from 'zod';

/** What a deployed function is told. infra/app-function.ts sets each name together with the permission it stands for. */
const FunctionSettings = z.object({
  TABLE: z.string().min(3),
  UPLOADS: z.string().min(3).optional(),
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
});
export type SettingName = keyof FunctionSettings | keyof z.infer<typeof SiteSettings>;

const read = <T>(schema: z.ZodType<T>): T => {
  const outcome = schema.safeParse(process.env);
  if (outcome.success) return outcome.data;
  throw new Error(`Settings are missing or wrong:\n${z.prettifyError(outcome.error)}`);
};

export const readFunctionSettings = () => read(FunctionSettings);
export const readSiteSettings = () => read(SiteSettings);

/** The bucket of the uploads, for functions that were given it. */
export const uploadsOf = ({ UPLOADS }: FunctionSettings): string => {
  if (!UPLOADS) throw new Error('UPLOADS is not set: this function was not told the bucket (infra/stacks).');
  return UPLOADS;
};

const LocalSettings = z.object({
  DYNAMODB_ENDPOINT: z.url().optional(),
  PATH: z.string().default(''),
  SITE_NAME: z.string().default('Open Challenges'),
  /** Empty to name nobody. */
  SITE_CONTACT: z.union([z.email(), z.literal('')]).default('help@open-challenges.example'),
  /** A tlog-policy: its `log` lines are the logs of others that are witnessed here, its `witness`, `group` and `quorum` lines say who witnesses this one. */
  RECORD_POLICY: z.string().default('quorum none'),
});
/** On a laptop the command line says nearly everything. */
export const readLocalSettings = () => read(LocalSettings);
