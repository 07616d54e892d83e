import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { CriterionFigure, Figure } from '../../domain/judging/result/panel-figures.ts';
import { JudgeResult } from '../../domain/judging/result/result.ts';
import { listReadings } from '../../use-cases/agency/deciding/list-readings.ts';
import { readFigures } from '../../use-cases/agency/deciding/read-figures.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { Working } from './result.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Words = z.object({ severity: z.string(), spread: z.string(), agreement: z.string(), drift: z.string(), little: z.boolean().describe('Whether there are so few reviews that the figures say little') });
const Reading = JudgeResult.omit({ personId: true, outliers: true }).extend({
  judgeId: z.string(), judge: z.string(), organization: z.string(), outliers: z.array(z.object({ code: z.string(), away: z.number() })), words: Words,
  drift: z.number().optional().describe('Points from the first to the last entry of the judge’s list'),
});
const Figures = z.object({
  working: Working, method: z.string().optional(), judges: z.number().int().describe('Of how many the strictness could be compared'), figures: z.array(Figure), criteria: z.array(CriterionFigure),
});
const base = { area: 'results', who: ['manager'] } as const;

const getFigures = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}/figures', request: { params: ofChallenge }, responses: { 200: json(Figures, 'What the round as a whole supports, once it is closed'), ...refusals } });
const getReadings = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/judges', request: { params: ofChallenge, query: paging },
  responses: { 200: json(page(Reading), 'How each judge scored, once the results are worked out; that you read it is on record'), ...refusals },
});

export const readingRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getFigures, async (c) => c.json(await readFigures(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getReadings, async (c) => {
      const { challengeId } = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `readings ${challengeId} ${caller.person?.id}`;
      const { items, next } = await listReadings(ports, caller, { challengeId, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    });
