import * as z from 'zod';
import { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { idOf } from '../../domain/id.ts';
import { Answer } from '../../domain/entry/entry.ts';
import { scanStates } from '../../domain/entry/file.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { Criterion } from '../../domain/call/rubric.ts';
import { isScoring } from '../../domain/judging/round/plan.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { openJudgedFile } from '../../use-cases/judge/open-file.ts';
import { readJudgedEntry, readQueue } from '../../use-cases/judge/read-entry.ts';
import { keepScores, recuse, saveEvaluation, setAside } from '../../use-cases/judge/score-entry.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { RecordState, stateOf } from '../record-state.ts';
import { route } from '../route.ts';
import { readScoreReceipt } from '../../use-cases/judge/read-receipt.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const one = ofChallenge.extend({ entryId: idOf('entry') });
const Own = Evaluation.pick({ entryId: true, order: true, state: true, marks: true, comments: true, note: true, feedback: true, composite: true, reason: true, savedAt: true, touchedAt: true, draft: true, version: true });
const Written = Own.pick({ marks: true, comments: true, note: true, feedback: true });
const ShownRound = Round.pick({ id: true, opensAt: true, closesAt: true, blind: true, othersVisible: true });
const OtherMarks = Evaluation.pick({ marks: true, comments: true, note: true, composite: true });
const Row = Evaluation.pick({ entryId: true, order: true, state: true, composite: true, version: true }).extend({ code: z.string(), title: z.string(), changed: z.boolean().describe('Something was typed after the last save, and does not count') });
const Queue = z.object({ round: ShownRound, scoring: z.boolean(), challenge: z.object({ id: z.string(), title: z.string(), zone: z.string() }), rows: z.array(Row) });
export const Judged = z.object({
  code: z.string(), title: z.string(), area: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), fields: z.array(z.object({ label: z.string(), type: z.string(), answer: Answer.optional() })) })),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number(), scan: z.enum(scanStates).optional() })),
  redacted: z.boolean().describe('The agency took words out that could tell who made it'), withheld: z.number().int().describe('Files of the entry that the agency keeps from judges'),
  clarified: z.array(z.object({ question: z.string(), answer: z.string() })).describe('What the agency asked the team after the close and shows to judges'),
});
const Whole = z.object({ judged: Judged, met: z.boolean().describe('The caller was told its team on the demo day'), challenge: z.object({ id: z.string(), title: z.string(), zone: z.string() }), evaluation: Own, others: z.array(OtherMarks), criteria: z.array(Criterion), round: ShownRound, scoring: z.boolean(), passedOn: z.boolean().describe('The caller abstained, and another judge has begun with the entry in their place') });
const base = { area: 'judging', who: ['judge'] } as const;

const getQueue = route({ ...base, method: 'get', path: '/api/v1/evaluations/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Queue, 'The judge’s entries in their own order'), ...refusals } });
const getOne = route({ ...base, method: 'get', path: '/api/v1/evaluations/{challengeId}/{entryId}', request: { params: one }, responses: { 200: json(Whole, 'One entry and the judge’s own marks'), ...refusals } });
const putOne = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/evaluations/{challengeId}/{entryId}', summary: 'Keep scores as a draft', request: { params: one, body: body(Written) },
  responses: { 200: versioned(Own, 'Kept; nothing counts until Save'), ...refusals },
});
const postSave = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/evaluations/{challengeId}/{entryId}/save', summary: 'Save scores, so that they count', request: { params: one, body: body(Written) },
  responses: { 200: versioned(Own, 'The evaluation counts'), ...refusals },
});
const postAside = route({
  ...base, method: 'post', path: '/api/v1/evaluations/{challengeId}/{entryId}/set-aside', summary: 'Skip an entry, or abstain from it',
  request: { params: one, body: body(z.object({ as: z.enum(['skipped', 'abstained']), reason: paragraphs().max(1000).default('') })) },
  responses: { 200: versioned(Own, 'Skipped or abstained'), ...refusals },
});
const postRecuse = route({
  ...base, method: 'post', path: '/api/v1/evaluations/{challengeId}/{entryId}/recuse', summary: 'Report a conflict with an entry',
  request: { params: one, body: body(z.object({ reason: paragraphs().max(1000).default('') })) },
  responses: { 200: json(z.object({ recused: z.literal(true) }), 'The entry is gone from the judge'), ...refusals },
});
const getRecorded = route({
  ...base, method: 'get', path: '/api/v1/evaluations/{challengeId}/{entryId}/record', request: { params: one }, responses: { 200: json(RecordState, 'It stands on the public record, and this is its receipt'), 202: json(RecordState, 'It was received, and waits for its place: ask again in a second'), ...refusals },
});
const getFile = route({
  ...base, method: 'get', path: '/api/v1/evaluations/{challengeId}/{entryId}/files/{fileId}', request: { params: one.extend({ fileId: idOf('file') }) },
  responses: { 200: json(z.object({ url: z.string() }), 'A link that works for five minutes, with a neutral name'), ...refusals },
});

export const evaluationRoutes = ({ ports }: Context) =>
  router()
    .openapi(getQueue, async (c) => {
      const queue = await readQueue(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json({ ...queue, scoring: isScoring(queue.round, c.get('caller').at) }, 200);
    })
    .openapi(getOne, async (c) => {
      const whole = await readJudgedEntry(ports, c.get('caller'), c.req.valid('param'));
      return c.json({ ...whole, scoring: isScoring(whole.round, c.get('caller').at) }, 200, tag(whole.evaluation.version));
    })
    .openapi(putOne, async (c) => {
      const wanted = { ...c.req.valid('param'), version: c.get('version'), written: c.req.valid('json') };
      const evaluation = await keepScores(ports, c.get('caller'), wanted);
      return c.json(evaluation, 200);
    })
    .openapi(postSave, async (c) => {
      const wanted = { ...c.req.valid('param'), version: c.get('version'), written: c.req.valid('json') };
      const evaluation = await saveEvaluation(ports, c.get('caller'), wanted);
      return c.json(evaluation, 200);
    })
    .openapi(postAside, async (c) => {
      const evaluation = await setAside(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json(evaluation, 200);
    })
    .openapi(postRecuse, async (c) => c.json(await recuse(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(getRecorded, async (c) => {
      const found = stateOf(await readScoreReceipt(ports, c.get('caller'), c.req.valid('param')));
      return found.state === 'recorded' ? c.json(found, 200) : c.json(found, 202, { 'retry-after': '1' });
    })
    .openapi(getFile, async (c) => c.json({ url: await openJudgedFile(ports, c.get('caller'), c.req.valid('param')) }, 200));
