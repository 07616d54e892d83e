import * as z from 'zod';
import { wholeNumber } from '../words/whole-number.ts';
import { Challenge, entriesPhase, isPublished, nextChangeOf, stageOf, type Stage } from './challenge.ts';

/** What the public list knows of a challenge: under 1 KB, and enough to tell its stage at any instant. */
export const ChallengeCard = Challenge.pick({
  id: true, slug: true, agencyId: true, agencyName: true, title: true, tagline: true, approval: true, publishAt: true, participation: true, zone: true,
  phases: true, prizeCents: true, areas: true, rulesHash: true, cancelled: true, resultsAt: true, listing: true, questionsUntil: true,
}).extend({ rulesVersion: Challenge.shape.rulesVersion.default(1), /** Agencies that stand behind it too. */ cosponsorIds: z.array(z.string()).optional() });
export type ChallengeCard = z.infer<typeof ChallengeCard>;

export const cardOf = (head: Challenge): ChallengeCard => {
  const card = ChallengeCard.parse(head);
  const cancelled = card.cancelled && { ...card.cancelled, reason: '' };
  const others = head.cosponsors?.map(({ id }) => id) ?? [];
  return { ...card, ...(others.length > 0 ? { cosponsorIds: others } : {}), cancelled, tagline: card.tagline.slice(0, 240), phases: card.phases.filter((phase) => phase.kind !== 'other') };
};

/** As people write money into a form; nothing is zero. */
const WholeDollars = z
  .string()
  .trim()
  .regex(/^(?:\$? ?(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12}))?$/, 'Give whole dollars, such as 5000 or $5,000.')
  .transform((text) => Number(text.replace(/[$, ]/g, '')));

export const CatalogueQuery = z.object({
  q: z.string().max(100).default(''),
  status: z.enum(['open', 'upcoming', 'judging', 'results', 'closed', 'all']).default('open'),
  agency: z.string().max(80).default(''),
  area: z.string().max(41).default(''),
  prize_min: WholeDollars.optional(),
  sort: z.enum(['closing', 'newest', 'prize', 'title']).default('closing'),
  page: wholeNumber(1, 500).default(1),
});
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

export type CatalogueRow = ChallengeCard & { stage: Stage; closesAt?: string | undefined };
export const pageSize = 20;

const stagesOf: Record<CatalogueQuery['status'], Stage[]> = {
  open: ['open'],
  upcoming: ['upcoming'],
  judging: ['closed', 'judging', 'deciding'],
  results: ['results'],
  closed: ['closed', 'judging', 'deciding', 'results', 'cancelled'],
  all: ['open', 'upcoming', 'closed', 'judging', 'deciding', 'results', 'cancelled'],
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A cancelled one ended on the day it was cancelled, whatever deadline it had. */
const endOf = ({ stage, cancelled, closesAt }: CatalogueRow) => (stage === 'cancelled' ? cancelled?.at : closesAt);

/** What still runs, closing soonest first; then what is over, latest first; then what names no date. */
const byClosing = (at: string) => (a: CatalogueRow, b: CatalogueRow) => {
  const rank = (row: CatalogueRow) => (row.stage === 'cancelled' ? 1 : !row.closesAt ? 2 : row.closesAt < at ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return rank(a) === 1 ? byText(endOf(b) ?? '', endOf(a) ?? '') : byText(a.closesAt ?? '', b.closesAt ?? '');
};
/** Latest first; what was cancelled comes after all that was not. */
const byNewest = (a: CatalogueRow, b: CatalogueRow) => Number(a.stage === 'cancelled') - Number(b.stage === 'cancelled') || byText(b.publishAt ?? '', a.publishAt ?? '');
const ordersAt = (at: string): Record<CatalogueQuery['sort'], (a: CatalogueRow, b: CatalogueRow) => number> => ({
  closing: byClosing(at),
  newest: byNewest,
  prize: (a, b) => b.prizeCents - a.prizeCents,
  title: (a, b) => byText(a.title.toLowerCase(), b.title.toLowerCase()),
});

export type Facet = { id: string; name: string; count: number };

/** What can be chosen in a filter, by name. */
const facetOf = (named: { id: string; name: string }[]): Facet[] => {
  const byId = new Map<string, Facet>();
  for (const { id, name } of named) byId.set(id, { id, name: byId.get(id)?.name ?? name, count: (byId.get(id)?.count ?? 0) + 1 });
  return [...byId.values()].toSorted((a, b) => byText(a.name.toLowerCase(), b.name.toLowerCase()));
};

/** What the public reads of them by now. */
export const published = (cards: ChallengeCard[], at: string) =>
  cards
    .map((card): CatalogueRow => {
      const head = { ...card, resultsOn: '' } as unknown as Challenge;
      return { ...card, stage: stageOf(head, at), closesAt: entriesPhase(head)?.closesAt };
    })
    .filter((row) => isPublished(row, at));

const textOf = (row: CatalogueRow) => `${row.title} ${row.tagline} ${row.agencyName} ${row.areas.map((area) => area.name).join(' ')}`.toLowerCase();

const matching = (cards: ChallengeCard[], query: Omit<CatalogueQuery, 'page'>, at: string) => {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = published(cards, at);
  const rows = shown
    .filter((row) => words.every((word) => textOf(row).includes(word)))
    .filter((row) => (query.agency ? row.agencyId === query.agency || (row.cosponsorIds ?? []).includes(query.agency) : true))
    .filter((row) => (query.area ? row.areas.some((area) => area.id === query.area) : true))
    .filter((row) => row.prizeCents >= (query.prize_min ?? 0) * 100);
  const inStatus = (status: CatalogueQuery['status']) => rows.filter((row) => stagesOf[status].includes(row.stage) && !(status === 'judging' && row.listing));
  return { shown, inStatus, found: inStatus(query.status).toSorted(ordersAt(at)[query.sort]) };
};

/** Every row that matches, in order, for files and feeds. */
export const everyMatch = (cards: ChallengeCard[], query: Omit<CatalogueQuery, 'page'>, at: string): CatalogueRow[] => matching(cards, query, at).found;

/**
 * The rows that match, in order, with how many there are and how many in each other status; what the filters offer; and
 * the next instant at which the clock alone changes any of it. Stage is told at `at`.
 */
export const searchCatalogue = (cards: ChallengeCard[], query: CatalogueQuery, at: string) => {
  const { shown, inStatus, found } = matching(cards, query, at);
  return {
    items: found.slice((query.page - 1) * pageSize, query.page * pageSize),
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / pageSize)),
    counts: { open: inStatus('open').length, upcoming: inStatus('upcoming').length, closed: inStatus('closed').length },
    agencies: facetOf(shown.map((row) => ({ id: row.agencyId, name: row.agencyName }))),
    areas: facetOf(shown.flatMap((row) => row.areas)),
    until: cards.map((card) => nextChangeOf(card, at)).filter((instant) => instant !== undefined).toSorted()[0],
  };
};
