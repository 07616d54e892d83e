import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { fewestEntries, mostEntries, mostPost, Room } from '../../domain/judging/deliberation/deliberation.ts';
import { Tally } from '../../domain/judging/pairs/ballot-tally.ts';
import { paragraphs, reasonText } from '../../domain/words/one-line.ts';
import { findForRoom, openRoom, readRooms } from '../../use-cases/agency/deciding/open-deliberation.ts';
import { previewRoomReminders, remindRoom } from '../../use-cases/agency/deciding/remind-room.ts';
import { closeRoom, extendRoom, guideRoom, watchRoom, watchThread, writeMinutes } from '../../use-cases/agency/deciding/steer-deliberation.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneRoom = ofChallenge.extend({ roomId: idOf('room') });
const Closed = z.object({ at: z.string(), reason: z.string() });
const Minutes = z.object({ text: z.string(), at: z.string() });
export const RoomResult = z.object({ id: z.string(), question: z.string(), codes: z.array(z.string()), endsAt: z.string(), firstEndsAt: z.string().optional(), closed: Closed.optional(), open: z.boolean(), minutes: Minutes.optional(), tally: Tally.optional() });
const Offered = z.object({ entryId: z.string(), code: z.string(), title: z.string(), score: z.number().optional(), place: z.number().int().optional() });
const Rooms = z.object({
  rooms: z.array(RoomResult), decidedAt: z.string().optional(), entries: z.array(Offered),
  suggested: z.array(z.string()).describe('Entries that the scores leave open at a border of the prizes'), more: z.number().int().describe('Entries farther from the borders than those that are listed'),
});
const Stored = Room.pick({ id: true, question: true, openedAt: true, endsAt: true, version: true }).extend({ closed: Closed.optional(), minutes: Minutes.optional() });
const Watched = Stored.extend({
  firstEndsAt: z.string().optional().describe('When it was to close before it got more time'), reminded: z.object({ at: z.string(), judges: z.number().int() }).optional().describe('The last reminder'),
  round: z.object({ decidedAt: z.string().optional() }), open: z.boolean(), members: z.array(z.object({ alias: z.string(), name: z.string() })), entries: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), score: z.string().optional() })), tally: Tally.optional(),
});
const NamedPost = z.object({ id: z.string(), by: z.string(), name: z.string(), organizer: z.boolean().describe('Written for the agency'), text: z.string(), mentions: z.array(z.string()), at: z.string(), takenBack: z.boolean() });
const Opening = z.object({
  entryIds: z.array(idOf('entry')).min(fewestEntries, `Choose at least ${fewestEntries} entries.`).max(mostEntries, `Choose at most ${mostEntries} entries.`),
  question: paragraphs().min(10, 'Ask the judges something they can answer.').max(600), endsAt: z.iso.datetime(),
});
const base = { area: 'results', who: ['manager'] } as const;

const list = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Rooms, 'The deliberation rooms of the round, and the entries another could be for'), ...refusals } });
const open = route({ ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}', summary: 'Open a deliberation room', request: { params: ofChallenge, body: body(Opening) }, responses: { 201: versioned(Stored, 'Judges in conflict with none of the entries get a letter'), ...refusals } });
const watch = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/{roomId}', request: { params: oneRoom }, responses: { 200: versioned(Watched, 'The room with names; the tally once it is over'), ...refusals } });
const thread = route({ ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/{roomId}/posts', request: { params: oneRoom, query: paging }, responses: { 200: json(page(NamedPost), 'The thread with names, newest first'), ...refusals } });
const find = route({
  ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/entries', request: { params: ofChallenge, query: z.object({ code: paragraphs().min(1, 'Enter an entry number.').max(20) }) },
  responses: { 200: json(Offered, 'The entry of the round with this number, also one that nobody scored'), ...refusals },
});
const guide = route({
  ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}/{roomId}/posts', summary: 'Write in a deliberation room as the organizer',
  request: { params: oneRoom, body: body(z.object({ text: paragraphs().min(1, 'Write something first.').max(mostPost) })) }, responses: { 201: json(NamedPost, 'Written; it is never edited'), ...refusals },
});
const extend = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}/{roomId}/extend', summary: 'Give a deliberation room more time',
  request: { params: oneRoom, body: body(Opening.pick({ endsAt: true })) }, responses: { 200: versioned(Stored, 'The judges of the room get a letter'), ...refusals },
});
const Letter = z.object({ alias: z.string(), name: z.string(), to: z.string(), subject: z.string(), text: z.string() });
const preview = route({
  ...base, method: 'get', path: '/api/v1/deliberations/{challengeId}/{roomId}/reminders', request: { params: oneRoom },
  responses: { 200: versioned(z.object({ letters: z.array(Letter), whyNot: z.string().optional().describe('Why none can be sent now'), version: z.number().int() }), 'Whom a reminder would reach now, and its words'), ...refusals },
});
const remind = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}/{roomId}/reminders', summary: 'Remind judges who have not answered',
  request: { params: oneRoom, body: body(z.object({ aliases: z.array(z.string().max(20)).min(1, 'Choose at least one judge.').max(300) })) },
  responses: { 200: versioned(z.object({ reminded: z.array(z.string()), skipped: z.array(z.string()), version: z.number().int() }), 'Who gets a letter'), ...refusals },
});
const close = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/deliberations/{challengeId}/{roomId}/close', summary: 'Close a deliberation room early',
  request: { params: oneRoom, body: body(z.object({ reason: reasonText().min(3, 'Say why.').max(600) })) }, responses: { 200: versioned(Stored, 'Nobody can write or answer any more'), ...refusals },
});
const minutes = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/deliberations/{challengeId}/{roomId}/minutes', summary: 'Write the minutes of a deliberation room',
  request: { params: oneRoom, body: body(z.object({ text: paragraphs().min(10, 'Say what was weighed, and why.').max(6000) })) }, responses: { 200: versioned(Stored, 'Published with the decisions'), ...refusals },
});

export const deliberationRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => c.json(await readRooms(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(open, async (c) => c.json(await openRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(find, async (c) => c.json(await findForRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') }), 200))
    .openapi(watch, async (c) => c.json(await watchRoom(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(thread, async (c) => {
      const which = c.req.valid('param');
      const bound = `deliberation ${which.challengeId} ${which.roomId} ${c.get('caller').person?.id}`;
      const { items, next } = await watchThread(ports, c.get('caller'), { ...which, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(guide, async (c) => c.json(await guideRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(extend, async (c) => c.json(await extendRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(preview, async (c) => {
      const { reminders, whyNot, version } = await previewRoomReminders(ports, c.get('caller'), c.req.valid('param'));
      return c.json({ letters: reminders.map(({ alias, name, letter: { to, subject, text } }) => ({ alias, name, to, subject, text })), whyNot, version }, 200);
    })
    .openapi(remind, async (c) => c.json(await remindRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(close, async (c) => c.json(await closeRoom(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(minutes, async (c) => c.json(await writeMinutes(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
