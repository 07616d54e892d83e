import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { phases, strengths } from '../../domain/judging/expo/demo-day.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { readDemoDay } from '../../use-cases/judge/read-demo-day.ts';
import { answerTable, changeAnswer, goOn, takeMoreTime } from '../../use-cases/judge/walk-demo-day.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const count = z.number().int();
const ShownChallenge = z.object({ id: z.string(), title: z.string(), zone: z.string() });
const Table = z.object({ number: count, title: z.string(), team: z.string() });
const Seen = z.object({
  challenge: ShownChallenge, phase: z.enum(phases), at: z.string().describe('The server’s time'), minutes: count, startedAt: z.string().optional(), ended: z.object({ at: z.string(), reason: z.string() }).optional(),
  version: count, seen: count, idle: z.enum(['wait', 'done']).optional(),
  now: Table.extend({ since: z.string(), until: z.string(), more: z.boolean().describe('More time was taken here') }).optional(),
  before: Table.optional(), last: z.object({ first: Table, second: Table, stronger: z.enum(strengths) }).optional(),
});
const Stepped = z.object({ version: count, state: z.enum(['at-table', 'wait', 'done']) });
const Answer = z.object({
  said: z.enum(['seen', ...strengths, 'nobody', 'conflict'], 'Choose one of the answers.').describe('Of the first table: seen. Then which of the last two is stronger, the first or the second; or that nobody was there, or a conflict'),
  reason: paragraphs().max(1000).default('').describe('Of a conflict; kept private'),
});
const base = { area: 'judging', who: ['judge'] } as const;
const at = '/api/v1/judging/{challengeId}/demo-day';
const stepped = (description: string) => ({ 200: versioned(Stepped, description), ...refusals });

const read = route({ ...base, method: 'get', path: at, request: { params: ofChallenge }, responses: { 200: versioned(Seen, 'Where the caller is to go, and what they said last'), ...refusals } });
const next = route({ ifMatch: true, ...base, method: 'post', path: `${at}/next`, summary: 'Ask for the next table of a demo day', request: { params: ofChallenge }, responses: stepped('Where the caller is now') });
const answer = route({ ifMatch: true, ...base, method: 'post', path: `${at}/answer`, summary: 'Say what was seen at a table', request: { params: ofChallenge, body: body(Answer) }, responses: stepped('Kept, and the caller is sent on') });
const more = route({ ifMatch: true, ...base, method: 'post', path: `${at}/more-time`, summary: 'Take more time at a table', request: { params: ofChallenge }, responses: stepped('As many minutes again, once a table') });
const change = route({
  ifMatch: true, ...base, method: 'put', path: `${at}/last`, summary: 'Change the last answer of a demo day, or take it back', request: { params: ofChallenge, body: body(z.object({ stronger: z.enum([...strengths, 'none'], 'Choose one of the answers.') })) },
  responses: stepped('The last answer is what it is now'),
});

export const expoTurnRoutes = ({ ports }: Context) =>
  router()
    .openapi(read, async (c) => c.json(await readDemoDay(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(next, async (c) => c.json(await goOn(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(answer, async (c) => c.json(await answerTable(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(more, async (c) => c.json(await takeMoreTime(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(change, async (c) => c.json(await changeAnswer(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
