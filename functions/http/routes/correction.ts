import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Decision } from '../../domain/judging/decision/decision.ts';
import { mostCorrected } from '../../domain/judging/result/result-version.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { correctResults, readCorrection, withdrawResults } from '../../use-cases/agency/deciding/correct-results.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const count = z.number().int();
const reason = paragraphs().min(10, 'Give the reason in at least 10 characters; everybody will read it.').max(1000, 'Use at most 1,000 characters.');
const Change = z.object({ n: count, what: z.enum(['corrected', 'withdrawn']), at: z.string(), reason: z.string() });
const Wanted = Decision.pick({ entryId: true, outcome: true, prizeId: true, place: true, reason: true });
const Done = z.object({ n: count, what: z.enum(['corrected', 'withdrawn']), at: z.string(), version: count });
const base = { area: 'results', who: ['manager'] } as const;
const at = '/api/v1/corrections/{challengeId}';

const read = route({
  ...base, method: 'get', path: at, request: { params: ofChallenge, query: z.object({ add: idOf('entry').optional().describe('One entry more that was not selected') }) },
  responses: {
    200: versioned(z.object({
      selected: z.array(Decision.pick({ entryId: true, code: true, title: true, teamName: true, outcome: true, prizeId: true, place: true, reason: true }).extend({ begun: z.boolean().describe('Its prize is being given out already') })),
      tiers: z.array(z.object({ id: z.string(), name: z.string(), places: count, cents: count, other: z.string() })), change: Change.optional(), version: count,
    }), 'What is published, to be corrected'), ...refusals,
  },
});
const correct = route({
  ...base, ifMatch: true, method: 'post', path: at, summary: 'Correct published results',
  request: { params: ofChallenge, body: body(z.object({ reason, changes: z.array(Wanted).max(mostCorrected, `Correct at most ${mostCorrected} entries at a time.`) })) }, responses: { 200: versioned(Done, 'The version that stands now'), ...refusals },
});
const withdraw = route({ ...base, ifMatch: true, method: 'post', path: `${at}/withdraw`, summary: 'Withdraw published results', request: { params: ofChallenge, body: body(z.object({ reason })) }, responses: { 200: versioned(Done, 'They no longer count'), ...refusals } });

export const correctionRoutes = ({ ports }: Context) =>
  router()
    .openapi(read, async (c) => c.json(await readCorrection(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') }), 200))
    .openapi(correct, async (c) => c.json(await correctResults(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(withdraw, async (c) => c.json(await withdrawResults(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
