import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { Waiver } from '../../domain/judging/progress/waiver.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { previewReminders, remindJudges } from '../../use-cases/agency/panel/remind-judges.ts';
import { takeBackWaiver, waiveReview } from '../../use-cases/agency/judging/waive-review.ts';
import { readBoard } from '../../use-cases/agency/judging/watch-progress.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const count = z.number().int();
const JudgeRow = z.object({
  judgeId: z.string(), name: z.string(), organization: z.string(), assigned: count, saved: count, started: count, skipped: count, abstained: count, recused: count, left: count,
  revoked: z.boolean(), lastActive: z.string().optional(), remindedAt: z.string().optional(),
});
const EntryRow = z.object({ entryId: z.string(), code: z.string(), title: z.string(), assigned: count, saved: count, needed: count });
const Fix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pair-in-conflict'), judgeId: z.string(), entryId: z.string() }),
  z.object({ kind: z.literal('entry-short'), entryId: z.string(), missing: count, able: z.array(z.string()) }),
  z.object({ kind: z.literal('judge-idle'), judgeId: z.string(), left: count }),
  z.object({ kind: z.literal('judge-over'), judgeId: z.string(), over: count }),
]);
const Given = Waiver.pick({ entryId: true, missing: true, reason: true, at: true, version: true }).extend({ takenBack: z.object({ at: z.string() }).optional() });
const Underway = z.object({ demoDay: z.boolean().describe('A demo day is running'), rooms: z.array(z.object({ id: z.string(), question: z.string(), open: z.boolean() })).describe('Deliberation rooms that are open, or over without minutes') });
const Board = z.object({
  round: Round, at: z.string(), judges: z.array(JudgeRow), entries: z.array(EntryRow), fixes: z.array(Fix), waived: z.array(Given.extend({ code: z.string(), title: z.string() })).describe('Waivers, those that were taken back too'),
  underway: Underway.describe('What has to end before decisions are applied'),
  pace: z.object({ done: count, total: count, missing: count, idle: count, recent: count, since: z.string().optional(), finishesAt: z.string().optional() }),
});
const Chosen = z.object({ judgeIds: z.array(idOf('person')).min(1, 'Choose at least one judge.').max(45, 'Remind at most 45 judges at a time.') });
const Letter = z.object({ judgeId: z.string(), name: z.string(), to: z.string(), left: count, subject: z.string(), text: z.string() });
const base = { area: 'judging', who: ['manager'] } as const;

const board = route({ ...base, method: 'get', path: '/api/v1/progress/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Board, 'How the judging stands'), ...refusals } });
const preview = route({
  ...base, method: 'get', path: '/api/v1/progress/{challengeId}/reminders',
  request: { params: ofChallenge, query: z.object({ judgeIds: z.string().max(4000).transform((text) => text.split(',').filter(Boolean)).pipe(Chosen.shape.judgeIds) }) },
  responses: { 200: json(z.object({ letters: z.array(Letter), skipped: z.array(z.string()) }), 'Whom a reminder would reach now, and its words'), ...refusals },
});
const remind = route({
  ...base, method: 'post', path: '/api/v1/progress/{challengeId}/reminders', summary: 'Remind judges', request: { params: ofChallenge, body: body(Chosen) },
  responses: { 200: json(z.object({ reminded: z.array(z.string()), skipped: z.array(z.string()) }), 'Who gets a letter'), ...refusals },
});

const waive = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/progress/{challengeId}/waivers/{entryId}', summary: 'Go without missing reviews of an entry',
  request: { params: ofChallenge.extend({ entryId: idOf('entry') }), body: body(z.object({ reason: paragraphs().max(1000) })) },
  responses: { 200: versioned(Given, 'What the entry goes without, and why'), ...refusals },
});
const takeBack = route({
  ifMatch: true, ...base, method: 'delete', path: '/api/v1/progress/{challengeId}/waivers/{entryId}', summary: 'Take a waiver back',
  request: { params: ofChallenge.extend({ entryId: idOf('entry') }) }, responses: { 200: versioned(Given, 'The reviews count as missing again'), ...refusals },
});

export const progressRoutes = ({ ports }: Context) =>
  router()
    .openapi(board, async (c) => c.json(await readBoard(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(waive, async (c) => c.json(await waiveReview(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(takeBack, async (c) => c.json(await takeBackWaiver(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(preview, async (c) => {
      const { reminders, skipped } = await previewReminders(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') });
      const letters = reminders.map(({ judgeId, name, left, letter }) => ({ judgeId, name, left, to: letter.to, subject: letter.subject, text: letter.text }));
      return c.json({ letters, skipped }, 200);
    })
    .openapi(remind, async (c) => c.json(await remindJudges(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
