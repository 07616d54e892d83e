import * as z from 'zod';
import { idOf } from '../id.ts';
import { factNames, type FactName } from './fact-names.ts';
import { factValues, Link, webAddress, type Facts, type Provenance, type WrittenFacts } from './listing.ts';
import { sameAddress } from './duplicates.ts';

/** What was suggested, as it was written: an agency may be a name alone. */
const SuggestedFacts = z.object({ ...factValues, agency: z.object({ id: idOf('agency').optional(), name: z.string() }), links: z.array(Link) } satisfies Record<FactName, z.ZodType>).partial();

export const proposals = ['moved', 'gone', 'archive'] as const;
export const suggestionStates = ['waiting', 'accepted', 'rejected', 'merged'] as const;
export const Suggestion = z.object({
  id: idOf('suggestion'),
  /** The listing that it corrects; a new one has none. */
  listingId: idOf('listing').optional(),
  facts: SuggestedFacts,
  /** Where it says so. */
  source: webAddress(),
  note: z.string().max(500).default(''),
  /** What this site found by itself: the page of a listing moved or is gone, or it is time to take the listing out of the lists. */
  proposal: z.enum(proposals).optional(),
  /** The address that moved: all that rests on it is to name `source` in its place. */
  movedFrom: z.string().max(1000).optional(),
  /** A person’s id, `visitor`, `owner` for whoever answers for the listing, or `system`. */
  by: z.string(),
  /** Whether the person wants to be named with what comes of it. */
  credit: z.boolean().default(false),
  at: z.iso.datetime(),
  /** Where a visitor wants to hear what became of it; it goes with the suggestion. */
  email: z.email().optional(),
  /** What a visitor suggests goes by itself when nobody looked at it for so long. */
  expiresAt: z.iso.datetime().optional(),
  /** The digest under which the same suggestion would stand. */
  same: z.string(),
  state: z.enum(suggestionStates),
  decided: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string().max(400).default(''), listingId: idOf('listing').optional() }).optional(),
  version: z.number().int(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const visitor = 'visitor';
export const isFromVisitor = ({ by }: Pick<Suggestion, 'by'>): boolean => by === visitor;
export const owner = 'owner';
export const system = 'system';
/** Three queues: neither a crowd of visitors nor this site’s own findings hide what people with an account suggest. */
export const queues = ['people', 'visitors', 'site'] as const;
export type Queue = (typeof queues)[number];
export const queueOf = ({ by }: Pick<Suggestion, 'by'>): Queue => (by === visitor ? 'visitors' : by === system ? 'site' : 'people');
/** So long a person’s answer to a finding holds. */
export const proposalDays = 180;
export const visitorDays = 60;
export const expiryOf = (at: string): string => new Date(Date.parse(at) + visitorDays * 86_400_000).toISOString();

/** Two suggestions of one thing have one text: the address of a new listing, or the new value of a listing’s fact. */
export const sameText = (facts: WrittenFacts, listingId: string | undefined): string =>
  listingId === undefined ? `new ${facts.url ? sameAddress(facts.url) : ''}` : `${listingId} ${factNames.map((name) => (facts[name] === undefined ? '' : `${name}=${JSON.stringify(facts[name])}`)).join(' ')}`;

/** Facts as somebody wrote them, each with where it says so. `agency` is the one of the directory, with those above it. */
export const withSource = (written: WrittenFacts, provenance: Provenance, agency?: NonNullable<Facts['agency']>['value']): Partial<Facts> =>
  Object.fromEntries(
    factNames.flatMap((name) => {
      const value = name === 'agency' && written.agency ? (agency ?? { name: written.agency.name, above: [] }) : written[name];
      return value === undefined ? [] : [[name, { value, ...provenance }]];
    }),
  ) as Partial<Facts>;

/** A person fills a form in no less than this, and gives up after a day. */
export const formSeconds = { least: 4, most: 24 * 60 * 60 };

/** By whom a visitor is counted: one household has a whole stretch of the newer addresses. */
export const addressGroup = (address: string): string => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address);
