import * as z from 'zod';
import { Condition } from '../eligibility/condition.ts';
import { FormSection } from './form.ts';
import { idOf } from '../id.ts';
import { isZone } from '../moment.ts';
import { Gallery } from '../voice/gallery.ts';
import { Admits } from './stage-gate.ts';
import { Criterion } from './rubric.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const inDollars = 'Enter the prize in dollars, such as 25000.';
const whole = (least: number, most: number) => {
  const fix = `Give a whole number from ${least} to ${most}.`;
  return z.number(fix).int(fix).min(least, fix).max(most, fix);
};

/** A wall-clock time in the challenge's zone, such as 2027-01-15T23:59. */
export const LocalTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Give the date and the time.');
/** Not decided yet, in a draft. */
const DraftTime = z.union([LocalTime, z.literal('')]);

export const Area = z.object({ id: key, name: z.string().max(100), description: z.string().max(2000).default('') });
/** Another agency that stands behind a challenge. Its page’s name is typed, its id and name are found. */
export const Cosponsor = z.object({ slug: z.string().max(200), id: z.union([idOf('agency'), z.literal('')]).default(''), name: z.string().max(160).default('') });
export type Cosponsor = z.infer<typeof Cosponsor>;

export const phaseKinds = ['entries', 'judging', 'other'] as const;

/** The parts an organizer edits one at a time, each with a version of its own. Defaults and empty words make a draft valid to save at any moment; lint.ts says what it still lacks. */
export const sections = {
  general: z.object({
    title: z.string().max(200).default(''),
    tagline: z.string().max(240).default(''),
    contactName: z.string().max(120).default(''),
    contactEmail: z.union([z.email('Enter an email address such as name@example.gov.'), z.literal('')]).default(''),
    profile: z.enum(['competes', 'city', 'hackathon', 'listing']).default('city'),
    legalAuthority: z.string().max(300).default(''),
    participation: z.enum(['public', 'invitation', 'approval']).default('public'),
    partners: z.string().max(600).default(''),
    cosponsors: z.array(Cosponsor).max(5, 'Name at most five.').optional(),
    /** Of a listing: where people enter. */
    entryUrl: z.string().max(600, 'Use at most 600 characters.').optional(),
    /** Of a later stage: the challenge before it, set when the stage is made, and whose entries go on. */
    follows: idOf('challenge').optional(),
    admits: Admits.optional(),
    showEntryCount: z.boolean().default(false),
  }),
  details: z.object({
    need: z.string().max(30_000).default(''),
    areas: z.array(Area).max(12).default([]),
  }),
  timeline: z.object({
    zone: z.string().refine(isZone, 'Choose a time zone from the list.').default('America/New_York'),
    phases: z
      .array(z.object({ id: key, kind: z.enum(phaseKinds), name: z.string().max(80), opens: DraftTime, closes: DraftTime }))
      .max(12)
      .default([]),
    resultsOn: z.union([z.iso.date('Give a date.'), z.literal('')]).default(''),
  }),
  prizes: z.object({
    tiers: z
      .array(
        z.object({
          id: key,
          name: z.string().max(100),
          places: z.number('Give a whole number.').int('Give a whole number.').min(1, 'There is at least one.').max(100, 'There are at most 100.').default(1),
          cents: z.number(inDollars).int(inDollars).min(0, inDollars).max(100_000_000_00, 'A prize is at most $100,000,000.').default(0),
          other: z.string().max(400).default(''),
          /** Who pays it, where the agency does not: nobody who works there judges. */
          sponsor: z.string().max(120).optional(),
        }),
      )
      .max(20)
      .default([]),
    note: z.string().max(8000).default(''),
  }),
  rules: z.object({
    eligibility: z.string().max(12_000).default(''),
    /** Who can enter, as questions with answers the product checks. */
    conditions: z.array(Condition).max(20).optional(),
    rules: z.string().max(56_000).default(''),
    teamSize: whole(1, 50).default(10),
    teamsPerPerson: whole(1, 10).default(3),
    entriesPerPerson: whole(1, 5).default(5),
  }),
  form: z.object({ sections: z.array(FormSection).max(12).default([]) }),
  judging: z.object({
    criteria: z.array(Criterion).max(12).default([]),
    reviewsPerEntry: whole(1, 15).default(3),
    mostPerJudge: whole(1, 200).default(20),
    quorum: whole(1, 15).default(2),
    blind: z.boolean().default(true),
    /** In blind judging: judges read an entry only once the agency has looked through it for what tells who made it. */
    anonymized: z.boolean().default(false),
    othersVisible: z.enum(['never', 'after-own']).default('never'),
    /** The whole draw is published with the results: who could read what, without names or reasons. Judges are told before they answer. */
    openDraw: z.boolean().default(false),
    tieBreak: z.array(key).default([]),
    /** Markdown, to the judges: read in the orientation and beside the queue. */
    instructions: z.string().max(12_000).default(''),
  }),
  resources: z.object({
    links: z.array(z.object({ title: z.string().max(120), url: z.union([z.url({ protocol: /^https?$/, error: 'Give a whole link, such as https://example.gov/page' }), z.literal('')]) })).max(40).default([]),
  }),
} as const;

export const sectionNames = Object.keys(sections) as SectionName[];
export type SectionName = keyof typeof sections;
export type Sections = { [Name in SectionName]: z.infer<(typeof sections)[Name]> };

/** One phase with the clock resolved: instants, closing inclusive ("11:59 p.m." means through 23:59:59.999). */
export const Phase = z.object({
  id: key,
  kind: z.enum(phaseKinds),
  name: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
});
export type Phase = z.infer<typeof Phase>;

/**
 * The head: at most 4 KB, all that a write must read strongly. Facts only: no stored status reflects time.
 * `rulesVersion` points at the immutable published rules; 0 means never approved.
 */
export const Challenge = z.object({
  id: idOf('challenge'),
  slug: z.string(),
  agencyId: idOf('agency'),
  agencyName: z.string(),
  title: z.string(),
  tagline: z.string().default(''),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  approval: z.enum(['none', 'submitted', 'edits', 'approved']),
  publishAt: z.iso.datetime().optional(),
  participation: sections.general.shape.participation.unwrap(),
  profile: sections.general.shape.profile.unwrap(),
  zone: z.string().default('America/New_York'),
  phases: z.array(Phase).default([]),
  resultsOn: z.string().default(''),
  prizeCents: z.number().int().default(0),
  areas: z.array(z.object({ id: key, name: z.string() })).default([]),
  /** Agencies that stand behind it with the one that runs it. */
  cosponsors: z.array(Cosponsor).optional(),
  /** Who pays prizes in the agency's place. */
  sponsors: z.array(z.string()).default([]),
  showEntryCount: z.boolean().default(false),
  teamSize: z.number().int().default(10),
  teamsPerPerson: z.number().int().default(3),
  entriesPerPerson: z.number().int().default(5),
  rulesVersion: z.number().int().default(0),
  rulesHash: z.string().default(''),
  cancelled: z.object({ at: z.iso.datetime(), reason: z.string() }).optional(),
  /** A draft put away before it was ever approved: read-only until it is restored. */
  discarded: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  resultsAt: z.iso.datetime().optional(),
  /** Since the results were first published: the version that stands, and why it came. */
  resultsChange: z.object({ n: z.number().int(), what: z.enum(['corrected', 'withdrawn']), at: z.iso.datetime(), reason: z.string().max(1000) }).optional(),
  /** Since when everybody reads entries, and which. */
  gallery: Gallery.optional(),
  /** Until when people ask questions, where that is not the close of entries. */
  questionsUntil: z.iso.datetime().optional(),
  /** The organizer has ended the public’s comments on its entries and events. */
  commentsClosed: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  /** Of a later stage: the challenge before it, and which of its entries go on. */
  follows: idOf('challenge').optional(),
  admits: Admits.optional(),
  /** The stage after this one, a draft at first. */
  next: idOf('challenge').optional(),
  /** Set on listings: entries are taken elsewhere. */
  listing: z.object({ url: z.string(), source: z.string(), sourceId: z.string() }).optional(),
  version: z.number().int(),
});
export type Challenge = z.infer<typeof Challenge>;

/** What everybody reads and everything names: one immutable item per version. */
export const Rules = z.object({
  challengeId: idOf('challenge'),
  version: z.number().int().min(1),
  hash: z.string(),
  publishedAt: z.iso.datetime(),
  sections: z.object(sections),
});
export type Rules = z.infer<typeof Rules>;

export const stages = ['draft', 'scheduled', 'upcoming', 'open', 'closed', 'judging', 'deciding', 'results', 'cancelled'] as const;
export type Stage = (typeof stages)[number];

const phaseOf = (challenge: Pick<Challenge, 'phases'>, kind: Phase['kind']) => challenge.phases.filter((phase) => phase.kind === kind);

export const isPublished = (challenge: Pick<Challenge, 'approval' | 'publishAt'>, at: string): boolean =>
  challenge.approval === 'approved' && challenge.publishAt !== undefined && challenge.publishAt <= at;

export const entriesPhase = (challenge: Pick<Challenge, 'phases'>): Phase | undefined => phaseOf(challenge, 'entries')[0];
export const judgingPhase = (challenge: Challenge): Phase | undefined => phaseOf(challenge, 'judging').at(-1);

/** The state follows the clock: derived from dates at `at`, never stored, never set by a job. */
export const stageOf = (challenge: Challenge, at: string): Stage => {
  if (challenge.approval !== 'approved' || !challenge.publishAt) return 'draft';
  if (challenge.cancelled && challenge.cancelled.at <= at) return 'cancelled';
  if (challenge.publishAt > at) return 'scheduled';
  if (challenge.resultsAt && challenge.resultsAt <= at) return 'results';
  const entries = entriesPhase(challenge);
  // A listing without dates was open where it was found; what follows its deadline happens elsewhere and is not known here.
  if (!entries && challenge.listing) return 'open';
  if (!entries || at < entries.opensAt) return 'upcoming';
  if (at <= entries.closesAt) return 'open';
  if (challenge.listing) return 'closed';
  const judging = judgingPhase(challenge);
  if (judging && at < judging.opensAt) return 'closed';
  if (judging && at <= judging.closesAt) return 'judging';
  return 'deciding';
};

/** While teams and entries can change: before sending opens too. */
export const takesEntries = (challenge: Challenge, at: string): boolean => ['open', 'upcoming'].includes(stageOf(challenge, at));

/** The next instant at which the clock alone changes what the public sees of it. */
export const nextChangeOf = ({ publishAt, phases, cancelled, resultsAt, questionsUntil }: Pick<Challenge, 'publishAt' | 'phases' | 'cancelled' | 'resultsAt'> & Partial<Pick<Challenge, 'questionsUntil'>>, at: string): string | undefined =>
  [publishAt, cancelled?.at, resultsAt, questionsUntil, ...phases.flatMap((phase) => [phase.opensAt, phase.closesAt])].filter((instant): instant is string => instant !== undefined && instant > at).toSorted()[0];

/** One section of the organizer's draft: an item of its own, so two people in two sections never meet. */
export const SectionDraft = z.object({
  challengeId: idOf('challenge'),
  name: z.enum(Object.keys(sections) as [SectionName, ...SectionName[]]),
  value: z.record(z.string(), z.unknown()),
  editedBy: z.string(),
  editedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type SectionDraft = z.infer<typeof SectionDraft>;

/** What the approver said about the draft. */
export const Review = z.object({
  id: idOf('comment'),
  challengeId: idOf('challenge'),
  by: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  outcome: z.enum(['submitted', 'edits', 'approved']),
  /** `done` is what a manager says of it, while edits are asked for. */
  comments: z.array(z.object({ section: z.string(), text: z.string().min(1).max(2000), done: z.boolean().optional() })).max(40),
});
export type Review = z.infer<typeof Review>;

/** What the approver had before them when they last sent the draft back: the next look shows only what changed since. */
export const Seen = z.object({
  challengeId: idOf('challenge'),
  at: z.iso.datetime(),
  byName: z.string(),
  sections: z.object(sections),
});
export type Seen = z.infer<typeof Seen>;
