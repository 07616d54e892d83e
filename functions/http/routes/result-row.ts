import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Decision } from '../../domain/judging/decision/decision.ts';
import { Waiver } from '../../domain/judging/progress/waiver.ts';
import { EntryResult } from '../../domain/judging/result/result.ts';
import { listRows, readRow } from '../../use-cases/agency/deciding/list-rows.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { Moved } from './override.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Stats = z.object({ n: z.number().int(), mean: z.number().optional(), median: z.number().optional(), spread: z.number().optional() });
const Chair = z.object({ place: z.number().int(), shared: z.boolean() }).optional().describe('Where it stands by the chair, once an entry was moved; rank stays as computed');
const Row = z.object({
  entryId: z.string(), code: z.string(), title: z.string(), rank: z.number().int().describe('0 until the results are worked out'), tied: z.boolean(), byTieBreak: z.boolean(), team: z.string(), scores: z.array(z.number()), summary: Stats, criteria: z.record(z.string(), z.number()),
  decision: Decision.omit({ feedback: true }).optional(), waiver: Waiver.pick({ missing: true, reason: true }).optional(), score: z.number().optional(), standing: EntryResult.omit({ entryId: true, given: true }).optional(), chair: Chair, move: Moved.optional(),
});
const OneRow = Row.extend({
  decision: Decision.optional(),
  feedback: z.array(z.string()).describe('What its judges wrote to the team'), same: z.array(z.string()).describe('Codes of others with the same printed score'),
  near: z.array(z.object({ code: z.string(), own: z.boolean(), rank: z.number().int(), tied: z.boolean(), chair: Chair, score: z.number().optional(), moved: z.boolean() })).describe('Where it stands among those beside it, by the chair'),
});
const base = { area: 'results', who: ['manager'] } as const;

const list = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/rows',
  request: { params: ofChallenge, query: paging.extend({ page: wholeNumber(1, 100_000).default(1), order: z.enum(['scores', 'chair']).default('scores') }) },
  responses: { 200: json(page(Row).extend({ page: z.number().int(), pages: z.number().int() }), 'The entries with their statistics, in the order of their places; by code until the results are worked out'), ...refusals },
});
const read = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/rows/{entryId}', request: { params: ofChallenge.extend({ entryId: idOf('entry') }) },
  responses: { 200: json(OneRow, 'One entry with its statistics, and those beside it'), ...refusals },
});

export const resultRowRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const { cursor, page: wanted, order } = c.req.valid('query');
      const caller = c.get('caller');
      const bound = `rows ${order} ${challengeId} ${caller.person?.id}`;
      const { items, next, page: at, pages } = await listRows(ports, caller, { challengeId, order, page: wanted, after: cursors.open(cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound), page: at, pages }, 200);
    })
    .openapi(read, async (c) => c.json(await readRow(ports, c.get('caller'), c.req.valid('param')), 200));
