import * as z from 'zod';
import { Evaluation } from '../../domain/evaluation.ts';
import { idOf } from '../../domain/id.ts';
import { Round } from '../../domain/round.ts';
import { addAssignment, previewAssignments, publishAssignments } from '../../use-cases/agency/plan-assignments.ts';
import { readBoard, remindJudges } from '../../use-cases/agency/watch-progress.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Preview = z.object({
  round: Round, closed: z.boolean(), entryCount: z.number().int(), pairCount: z.number().int(),
  judges: z.array(z.object({ id: z.string(), name: z.string(), organization: z.string(), load: z.number().int(), ready: z.boolean() })),
  short: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), missing: z.number().int() })),
});
const JudgeRow = z.object({
  judgeId: z.string(), name: z.string(), organization: z.string(), assigned: z.number().int(), saved: z.number().int(), started: z.number().int(), skipped: z.number().int(),
  abstained: z.number().int(), recused: z.number().int(), lastActive: z.string().optional(),
});
const EntryRow = z.object({ entryId: z.string(), code: z.string(), title: z.string(), assigned: z.number().int(), saved: z.number().int(), needed: z.number().int() });
const Board = z.object({
  round: Round, at: z.string(), judges: z.array(JudgeRow), entries: z.array(EntryRow),
  pace: z.object({ done: z.number().int(), total: z.number().int(), idle: z.number().int(), finishesAt: z.string().optional() }),
});
const base = { area: 'judging', who: ['manager'] } as const;

const preview = route({ ...base, method: 'get', path: '/api/v1/assignments/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Preview, 'What publishing now would assign'), ...refusals } });
const publish = route({ ...base, method: 'post', path: '/api/v1/assignments/{challengeId}/publish', request: { params: ofChallenge }, responses: { 200: json(Round, 'The round with its assignments visible'), ...refusals } });
const add = route({
  ...base, method: 'post', path: '/api/v1/assignments/{challengeId}',
  request: { params: ofChallenge, body: body(z.object({ judgeId: idOf('person'), entryId: idOf('entry') })) },
  responses: { 201: json(Evaluation.pick({ judgeId: true, entryId: true, state: true }), 'One more pair'), ...refusals },
});
const board = route({ ...base, method: 'get', path: '/api/v1/progress/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Board, 'How the judging stands'), ...refusals } });
const remind = route({
  ...base, method: 'post', path: '/api/v1/progress/{challengeId}/reminders',
  request: { params: ofChallenge, body: body(z.object({ judgeIds: z.array(idOf('person')).min(1, 'Choose at least one judge.').max(90) })) },
  responses: { 200: json(z.object({ reminded: z.array(z.string()), skipped: z.array(z.string()) }), 'Who gets a letter'), ...refusals },
});

export const assignmentRoutes = ({ ports }: Context) =>
  router()
    .openapi(preview, async (c) => {
      const { round, proposal, entries, judges, closed } = await previewAssignments(ports, c.get('caller'), c.req.valid('param').challengeId);
      const short = proposal.short.map(({ entryId, missing }) => {
        const entry = entries.find((one) => one.id === entryId)!;
        return { entryId, missing, code: entry.code, title: entry.title };
      });
      return c.json({ round, closed, entryCount: entries.length, pairCount: proposal.pairs.length, judges, short }, 200);
    })
    .openapi(publish, async (c) => c.json(await publishAssignments(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(add, async (c) => c.json(await addAssignment(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(board, async (c) => c.json(await readBoard(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(remind, async (c) => c.json(await remindJudges(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
