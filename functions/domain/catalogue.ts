import * as z from 'zod';
import { Challenge, entriesPhase, stageOf, type Stage } from './challenge.ts';

/** What the public list knows of a challenge: under 1 KB, and enough to tell its stage at any instant. */
export const ChallengeCard = Challenge.pick({
  id: true, slug: true, agencyId: true, agencyName: true, title: true, tagline: true, approval: true, publishAt: true, participation: true, zone: true,
  phases: true, prizeCents: true, areas: true, rulesHash: true, cancelled: true, resultsAt: true, listing: true,
});
export type ChallengeCard = z.infer<typeof ChallengeCard>;

export const cardOf = (head: Challenge): ChallengeCard => {
  const card = ChallengeCard.parse(head);
  const cancelled = card.cancelled && { ...card.cancelled, reason: '' };
  return { ...card, cancelled, tagline: card.tagline.slice(0, 240), phases: card.phases.filter((phase) => phase.kind !== 'other') };
};

export const CatalogueQuery = z.object({
  q: z.string().max(100).default(''),
  status: z.enum(['open', 'upcoming', 'judging', 'results', 'closed', 'all']).default('open'),
  agency: z.string().max(80).default(''),
  prize_min: z.coerce.number().int().min(0).optional(),
  sort: z.enum(['closing', 'newest', 'prize', 'title']).default('closing'),
  page: z.coerce.number().int().min(1).max(500).default(1),
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
const orders: Record<CatalogueQuery['sort'], (a: CatalogueRow, b: CatalogueRow) => number> = {
  closing: (a, b) => byText(a.closesAt ?? '9', b.closesAt ?? '9'),
  newest: (a, b) => byText(b.publishAt ?? '', a.publishAt ?? ''),
  prize: (a, b) => b.prizeCents - a.prizeCents,
  title: (a, b) => byText(a.title.toLowerCase(), b.title.toLowerCase()),
};

/** The rows that match, in order, with how many there are and how many in each other status. Stage is told at `at`. */
export const searchCatalogue = (cards: ChallengeCard[], query: CatalogueQuery, at: string) => {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = cards
    .map((card): CatalogueRow => {
      const head = { ...card, resultsOn: '' } as unknown as Challenge;
      return { ...card, stage: stageOf(head, at), closesAt: entriesPhase(head)?.closesAt };
    })
    .filter((row) => row.stage !== 'scheduled' && row.stage !== 'draft')
    .filter((row) => words.every((word) => `${row.title} ${row.tagline} ${row.agencyName} ${row.areas.map((area) => area.name).join(' ')}`.toLowerCase().includes(word)))
    .filter((row) => (query.agency ? row.agencyId === query.agency : true))
    .filter((row) => row.prizeCents >= (query.prize_min ?? 0) * 100);
  const inStatus = (status: CatalogueQuery['status']) => rows.filter((row) => stagesOf[status].includes(row.stage));
  const found = inStatus(query.status).toSorted(orders[query.sort]);
  return {
    items: found.slice((query.page - 1) * pageSize, query.page * pageSize),
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / pageSize)),
    counts: Object.fromEntries((['open', 'upcoming', 'closed'] as const).map((status) => [status, inStatus(status).length])) as Record<'open' | 'upcoming' | 'closed', number>,
  };
};
