import * as z from 'zod';
import { stages, stageOf } from '../../domain/challenge.ts';
import { Decision } from '../../domain/decision.ts';
import { idOf } from '../../domain/id.ts';
import { Round } from '../../domain/round.ts';
import { applyDecisions, publishResults, readResults, stageDecision } from '../../use-cases/agency/decide.ts';
import { readWinners } from '../../use-cases/public/read-winners.ts';
import { readOutcome } from '../../use-cases/team/read-outcome.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Stats = z.object({ n: z.number().int(), mean: z.number().optional(), median: z.number().optional(), spread: z.number().optional() });
const Row = z.object({
  entryId: z.string(), code: z.string(), title: z.string(), rank: z.number().int(), tied: z.boolean(), summary: Stats,
  criteria: z.record(z.string(), z.number()), feedback: z.array(z.string()), decision: Decision.optional(),
});
const Results = z.object({ round: Round, tieBreak: z.array(z.string()), rows: z.array(Row) });
const Winner = Decision.pick({ code: true, title: true, teamName: true, outcome: true, cents: true, reason: true }).extend({ prize: z.string() });
const Winners = z.object({ challenge: z.object({ slug: z.string(), title: z.string(), agencyName: z.string(), resultsAt: z.string().optional(), resultsOn: z.string(), rulesHash: z.string(), zone: z.string() }), stage: z.enum(stages), winners: z.array(Winner) });
const Outcome = Decision.pick({ outcome: true, reason: true, feedback: true, cents: true });
const base = { area: 'judging', who: ['manager'] } as const;

const getResults = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Results, 'Every sent entry with its statistics'), ...refusals } });
const putDecision = route({
  ...base, method: 'post', path: '/api/v1/results/{challengeId}/decisions',
  request: { params: ofChallenge, body: body(Decision.pick({ entryId: true, outcome: true, prizeId: true, reason: true, feedback: true })) },
  responses: { 200: json(Decision, 'The staged decision'), ...refusals },
});
const postApply = route({ ...base, method: 'post', path: '/api/v1/results/{challengeId}/apply', request: { params: ofChallenge }, responses: { 200: json(Round, 'Teams can read their decisions'), ...refusals } });
const postPublish = route({
  ...base, method: 'post', path: '/api/v1/results/{challengeId}/publish', request: { params: ofChallenge },
  responses: { 200: json(z.object({ resultsAt: z.string() }), 'The winners are public'), ...refusals },
});
const getWinners = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}', request: { params: z.object({ slug: z.string().max(120) }) },
  responses: { 200: json(Winners, 'Winners and finalists, once the results are out'), ...refusals },
});
const getOutcome = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/outcomes/{entryId}', request: { params: z.object({ entryId: idOf('entry') }) },
  responses: { 200: json(z.object({ outcome: Outcome.optional() }), 'The decision on one’s own entry, once applied'), ...refusals },
});

export const resultRoutes = ({ ports }: Context) =>
  router()
    .openapi(getResults, async (c) => c.json(await readResults(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putDecision, async (c) => c.json(await stageDecision(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(postApply, async (c) => c.json(await applyDecisions(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(postPublish, async (c) => c.json(await publishResults(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getWinners, async (c) => {
      const { challenge, winners } = await readWinners(ports, c.get('caller'), c.req.valid('param').slug);
      return c.json({ challenge, winners, stage: stageOf(challenge, c.get('caller').at) }, 200);
    })
    .openapi(getOutcome, async (c) => c.json({ outcome: await readOutcome(ports, c.get('caller'), c.req.valid('param').entryId) }, 200));
