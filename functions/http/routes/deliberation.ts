import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { fewestEntries, mostEntries, Room } from '../../domain/judging/deliberation/deliberation.ts';
import { Tally } from '../../domain/judging/pairs/ballot-tally.ts';
import { openRoom, readRooms } from '../../use-cases/agency/deciding/open-deliberation.ts';
import { closeRoom, watchRoom, watchThread, writeMinutes } from '../../use-cases/agency/deciding/steer-deliberation.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneRoom = ofChallenge.extend({ roomId: idOf('room') });
const Closed = z.object({ at: z.string(), reason: z.string() });
const Minutes = z.object({ text: z.string(), at: z.string() });
export const RoomResult = z.object({ id: z.string(), question: z.string(), codes: z.array(z.string()), endsAt: z.string(), closed: Closed.optional(), open: z.boolean(), minutes: Minutes.optional(), tally: Tally.optional() });
const Rooms = z.object({
  rooms: z.array(RoomResult), decidedAt: z.string().optional(), entries: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), score: z.number().optional(), place: z.number().int().optional() })),
  suggested: z.array(z.string()).describe('Entries that the scores leave open at a border of the prizes'), more: z.number().int().describe('Entries farther from the borders than those that are listed'),
});
const Stored = Room.pick({ id: true, question: true, openedAt: true, endsAt: true, version: true }).extend({ closed: Closed.optional(), minutes: Minutes.optional() });
const Watched = Stored.extend({
  round: z.object({ decidedAt: z.string().optional() }), open: z.boolean(), members: z.array(z.object({ alias: z.string(), name: z.string() })), entries: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), score: z.string().optional() })), tally: Tally.optional(),
});
const NamedPost = z.object({ id: z.string(), by: z.string(), name: z.string(), text: z.string(), mentions: z.array(z.string()), at: z.string(), takenBack: z.boolean() });
const Opening = z.object({
  entryIds: z.array(idOf('entry')).min(fewestEntries, `Choose at least ${fewestEntries} entries.`).max(mostEntries, `Choose at most ${mostEntries} entries.`),
  question: z.string().trim().min(10, 'Ask the judges something they can answer.').max(600), endsAt: z.iso.datetime(),
});
const base = { area: 'judging', who: ['manager'] } as const;

const list = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Rooms, 'The deliberation rooms of the round, and the entries another could be for'), ...refusals } });
const open = route({ ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}', summary: 'Open a deliberation room', request: { params: ofChallenge, body: body(Opening) }, responses: { 201: versioned(Stored, 'Judges in conflict with none of the entries get a letter'), ...refusals } });
const watch = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/{roomId}', request: { params: oneRoom }, responses: { 200: versioned(Watched, 'The room with names; the tally once it is over'), ...refusals } });
const thread = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/{roomId}/posts', request: { params: oneRoom, query: paging }, responses: { 200: json(page(NamedPost), 'The thread with names, newest first'), ...refusals } });
const close = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}/{roomId}/close', summary: 'Close a deliberation room early',
  request: { params: oneRoom, body: body(z.object({ reason: z.string().trim().min(3, 'Say why.').max(600) })) }, responses: { 200: versioned(Stored, 'Nobody can write or answer any more'), ...refusals },
});
const minutes = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/deliberations/{challengeId}/{roomId}/minutes', summary: 'Write the minutes of a deliberation room',
  request: { params: oneRoom, body: body(z.object({ text: z.string().trim().min(10, 'Say what was weighed, and why.').max(6000) })) }, responses: { 200: versioned(Stored, 'Published with the decisions'), ...refusals },
});

export const deliberationRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => c.json(await readRooms(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(open, async (c) => c.json(await openRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(watch, async (c) => c.json(await watchRoom(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(thread, async (c) => {
      const which = c.req.valid('param');
      const bound = `deliberation ${which.challengeId} ${which.roomId} ${c.get('caller').person?.id}`;
      const { items, next } = await watchThread(ports, c.get('caller'), { ...which, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(close, async (c) => c.json(await closeRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(minutes, async (c) => c.json(await writeMinutes(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
