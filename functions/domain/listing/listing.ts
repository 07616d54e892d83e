import * as z from 'zod';
import { idOf } from '../id.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';
import type { FactName } from './fact-names.ts';
import { PartialDate } from './partial-date-form.ts';
import { Place } from './place-form.ts';

export const listingTypes = ['program', 'initiative', 'pilot', 'proof-of-concept', 'event', 'rfi', 'report', 'competition', 'working-group'] as const;
export const statuses = ['planned', 'live', 'ended', 'stopped', 'never-started'] as const;
export const levels = ['federal', 'state', 'county', 'city', 'tribal', 'national', 'international', 'other'] as const;
export const ledgers = ['public', 'permissioned', 'private', 'hybrid', 'none'] as const;
export const maturities = ['idea', 'research', 'proof-of-concept', 'pilot', 'production'] as const;
export const resourceStages = ['seeking', 'staff', 'funded', 'contract', 'budget'] as const;
export const uses = [
  'benefits', 'credentials', 'education', 'energy', 'finance', 'health', 'identity', 'land', 'licensing', 'patents', 'procurement', 'records', 'research', 'security', 'supply-chain', 'trade', 'voting', 'workforce', 'other',
] as const;
export type ListingType = (typeof listingTypes)[number];
export type Status = (typeof statuses)[number];
export type Level = (typeof levels)[number];
export type Use = (typeof uses)[number];

export const webAddress = () => z.url({ protocol: /^https?$/, error: 'Give a web address that starts with https://' }).max(1000, 'A web address has at most 1,000 characters.');

/** The agency by its place in the directory, with those above it from the top; by name alone until a moderator found it there. */
export const OfAgency = z.object({ id: idOf('agency').optional(), name: z.string().min(2).max(160), above: z.array(idOf('agency')).max(8).default([]) });
export type OfAgency = z.infer<typeof OfAgency>;
export const Link = z.object({ title: z.string().min(1).max(200), url: webAddress() });
export type Link = z.infer<typeof Link>;

export const factValues = {
  title: z.string().min(3).max(200),
  type: z.enum(listingTypes),
  url: webAddress(),
  summary: z.string().max(2000),
  agency: OfAgency,
  level: z.enum(levels),
  place: Place,
  uses: z.array(z.enum(uses)).min(1).max(5),
  ledger: z.enum(ledgers),
  maturity: z.enum(maturities),
  status: z.enum(statuses),
  starts: PartialDate,
  ends: PartialDate,
  resources: z.enum(resourceStages),
  cost: z.string().max(160),
  partners: z.array(z.string().min(2).max(160)).min(1).max(30),
  outcome: z.string().max(400),
  links: z.array(Link).min(1).max(20),
  contact: z.email(),
} as const satisfies Record<FactName, z.ZodType>;
export type FactValue<N extends FactName> = z.infer<(typeof factValues)[N]>;
export type FactValues = { [N in FactName]: FactValue<N> };

/** Whose word it is: a person’s id, `visitor` for whoever gave no account, `import` for a file, or `record` for what this site itself published. */
const Author = z.string().max(40);
export const importer = 'import';
/** When somebody last compared the fact with its source, as exactly as is known. */
const Checked = z.object({ on: PartialDate, by: Author });
const provenance = { source: webAddress(), checked: Checked.optional(), by: Author, at: z.iso.datetime() };
export type Provenance = { source: string; checked?: z.infer<typeof Checked> | undefined; by: string; at: string };

const factOf = <T extends z.ZodType>(value: T) => z.object({ value, ...provenance });
export const Facts = z.object({
  title: factOf(factValues.title),
  type: factOf(factValues.type),
  url: factOf(factValues.url).optional(),
  summary: factOf(factValues.summary).optional(),
  agency: factOf(factValues.agency).optional(),
  level: factOf(factValues.level).optional(),
  place: factOf(factValues.place).optional(),
  uses: factOf(factValues.uses).optional(),
  ledger: factOf(factValues.ledger).optional(),
  maturity: factOf(factValues.maturity).optional(),
  status: factOf(factValues.status).optional(),
  starts: factOf(factValues.starts).optional(),
  ends: factOf(factValues.ends).optional(),
  resources: factOf(factValues.resources).optional(),
  cost: factOf(factValues.cost).optional(),
  partners: factOf(factValues.partners).optional(),
  outcome: factOf(factValues.outcome).optional(),
  links: factOf(factValues.links).optional(),
  contact: factOf(factValues.contact).optional(),
} satisfies Record<FactName, z.ZodType>);
export type Facts = z.infer<typeof Facts>;
export type Fact<T = unknown> = Provenance & { value: T };

/** Where an imported listing comes from: the page, the place on it, and how old the page was. */
export const Origin = z.object({ page: z.string().max(300), key: z.string().max(400), asOf: PartialDate.optional() });
export type Origin = z.infer<typeof Origin>;

export const Listing = z.object({
  id: idOf('listing'),
  facts: Facts,
  origin: Origin.optional(),
  /** The call of this site that it is the listing of. */
  challenge: z.object({ id: idOf('challenge'), slug: z.string(), title: z.string() }).optional(),
  /** Out of the lists, with its reason; its address goes on answering. */
  archived: z.object({ at: z.iso.datetime(), by: Author, reason: z.string().max(400) }).optional(),
  /** The listing that says the same. */
  mergedInto: idOf('listing').optional(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Listing = z.infer<typeof Listing>;

/** As somebody writes them: one line where one line is shown. */
const written = {
  ...factValues,
  title: oneLine().min(3, 'Give a title of at least 3 characters.').max(200, 'A title has at most 200 characters.'),
  summary: paragraphs().max(2000, 'A summary has at most 2,000 characters.'),
  cost: oneLine().max(160),
  outcome: oneLine().max(400, 'Say the outcome in at most 400 characters.'),
  partners: z.array(oneLine().min(2).max(160)).min(1).max(30, 'Name at most 30 partners.'),
  links: z.array(Link.extend({ title: oneLine().min(1).max(200) })).min(1).max(20, 'Give at most 20 links.'),
  agency: z.object({ id: idOf('agency').optional(), name: oneLine().min(2, 'Name the agency.').max(160) }),
};
/** What somebody says of a thing, fact by fact, before it has a source each. */
export const WrittenFacts = z.object(written).partial();
export type WrittenFacts = z.infer<typeof WrittenFacts>;

export const isShown = ({ archived, mergedInto }: Listing): boolean => !archived && !mergedInto;

const dayOf = (instant: string) => instant.slice(0, 10);
/** What the clock adds: an event whose day is over has ended, and one that lies ahead is planned, unless somebody knows better. */
export const statusAt = ({ type, status, starts, ends }: Partial<Pick<FactValues, 'type' | 'status' | 'starts' | 'ends'>>, at: string): Status | undefined => {
  if (status) return status;
  const last = ends ?? (type === 'event' ? starts : undefined);
  if (last && lastDayBefore(last, at)) return 'ended';
  return type === 'event' && starts && starts > dayOf(at) ? 'planned' : undefined;
};
const lastDayBefore = (date: string, at: string) => `${date}~` < at;
