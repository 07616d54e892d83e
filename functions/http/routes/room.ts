import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { mostPost, PairAnswer } from '../../domain/judging/deliberation/deliberation.ts';
import { Tally } from '../../domain/judging/pairs/ballot-tally.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { answerPairs, takeBackPost, writePost } from '../../use-cases/judge/deliberate.ts';
import { openRoomFile, readOwnRooms, readRoom, readRoomEntry, readThread } from '../../use-cases/judge/read-deliberation.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { Judged } from './evaluation.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneRoom = ofChallenge.extend({ roomId: idOf('room') });
const oneEntry = oneRoom.extend({ entryId: idOf('entry') });
const ShownChallenge = z.object({ id: z.string(), title: z.string(), zone: z.string() });
const Closed = z.object({ at: z.string(), reason: z.string() });
const Line = z.object({ id: z.string(), question: z.string(), endsAt: z.string(), closed: Closed.optional(), open: z.boolean(), entries: z.number().int() });
const Answers = z.object({ answers: z.array(PairAnswer).max(28) });
const Seen = z.object({
  id: z.string(), question: z.string(), openedAt: z.string(), endsAt: z.string(), firstEndsAt: z.string().optional().describe('When it was to close before it got more time'), closed: Closed.optional(), open: z.boolean(), challenge: ShownChallenge,
  you: z.string().describe('The name made up for the caller in this room'), others: z.array(z.string()), minutes: z.string().optional(),
  entries: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), score: z.string().optional() })),
  pairs: z.array(PairAnswer.pick({ first: true, second: true })), ballot: Answers.extend({ version: z.number().int() }), tally: Tally.optional(),
});
const SeenPost = z.object({ id: z.string(), by: z.string(), own: z.boolean(), organizer: z.boolean().describe('Written for the agency, by somebody who has no vote'), text: z.string(), mentions: z.array(z.string()), at: z.string(), takenBack: z.boolean(), version: z.number().int() });
const Writing = z.object({ text: paragraphs().min(1, 'Write something first.').max(mostPost), mentions: z.array(z.string().max(20)).max(100).default([]) });
const base = { area: 'judging', who: ['judge'] } as const;
const at = '/api/v1/judging/{challengeId}/rooms/{roomId}';

const list = route({ ...base, method: 'get', path: '/api/v1/judging/{challengeId}/rooms', request: { params: ofChallenge }, responses: { 200: json(z.object({ items: z.array(Line) }), 'Deliberation rooms the caller sits in'), ...refusals } });
const read = route({ ...base, method: 'get', path: at, request: { params: oneRoom }, responses: { 200: json(Seen, 'The room as a member sees it'), ...refusals } });
const thread = route({ ...base, method: 'get', path: `${at}/posts`, request: { params: oneRoom, query: paging }, responses: { 200: json(page(SeenPost), 'The thread, newest first'), ...refusals } });
const write = route({ ...base, method: 'post', path: `${at}/posts`, summary: 'Write in a deliberation room', request: { params: oneRoom, body: body(Writing) }, responses: { 201: versioned(SeenPost, 'Written; it is never edited'), ...refusals } });
const takeBack = route({
  ifMatch: true, ...base, method: 'post', path: `${at}/posts/{postId}/take-back`, summary: 'Take back what one wrote', request: { params: oneRoom.extend({ postId: idOf('post') }) },
  responses: { 200: versioned(SeenPost, 'The words are gone, and the thread says so'), ...refusals },
});
const vote = route({ ifMatch: true, ...base, method: 'put', path: `${at}/ballot`, summary: 'Answer every pair of a deliberation room', request: { params: oneRoom, body: body(Answers) }, responses: { 200: versioned(Answers.extend({ version: z.number().int() }), 'The caller’s ballot; it can be changed until the end'), ...refusals } });
const readEntry = route({ ...base, method: 'get', path: `${at}/entries/{entryId}`, request: { params: oneEntry }, responses: { 200: json(z.object({ judged: Judged, challenge: ShownChallenge, blind: z.boolean(), met: z.boolean().describe('The caller was told its team on the demo day') }), 'An entry of the room as the round lets judges read it'), ...refusals } });
const openFile = route({ ...base, method: 'get', path: `${at}/entries/{entryId}/files/{fileId}`, request: { params: oneEntry.extend({ fileId: idOf('file') }) }, responses: { 200: json(z.object({ url: z.string() }), 'A link that works for five minutes, with a neutral name'), ...refusals } });

export const roomRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => c.json({ items: await readOwnRooms(ports, c.get('caller'), c.req.valid('param').challengeId) }, 200))
    .openapi(read, async (c) => c.json(await readRoom(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(thread, async (c) => {
      const which = c.req.valid('param');
      const bound = `room ${which.challengeId} ${which.roomId} ${c.get('caller').person?.id}`;
      const { items, next } = await readThread(ports, c.get('caller'), { ...which, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(write, async (c) => c.json(await writePost(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(takeBack, async (c) => c.json(await takeBackPost(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(vote, async (c) => c.json(await answerPairs(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(readEntry, async (c) => c.json(await readRoomEntry(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(openFile, async (c) => c.json({ url: await openRoomFile(ports, c.get('caller'), c.req.valid('param')) }, 200));
