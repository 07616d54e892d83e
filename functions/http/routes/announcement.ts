import * as z from 'zod';
import { Announcement } from '../../domain/desk/announcement.ts';
import { announcementStates, audiences, mostText, mostTitle, skipReasons } from '../../domain/desk/announcement-words.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { askForList, changeAnnouncement, confirmAnnouncement, listAnnouncements, readAnnouncement, readRecipients, writeAnnouncement } from '../../use-cases/agency/talking/write-announcement.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { saidIn } from '../said-in.ts';

const ofChallenge = { params: z.object({ challengeId: idOf('challenge') }) };
const one = { params: z.object({ challengeId: idOf('challenge'), announcementId: idOf('announcement') }) };
const Words = z.object({
  audience: z.enum(audiences, 'Choose who gets it.'), title: oneLine().min(3, 'Give it a title of at least 3 characters.').max(mostTitle, `Use at most ${mostTitle} characters.`), text: saidIn({ least: 10, most: mostText, lines: 300 }),
});
const Kept = z.object({ id: z.string(), state: z.enum(announcementStates), version: z.number().int() });
const Row = Announcement.pick({ id: true, audience: true, title: true, at: true, state: true, sentAt: true, listed: true, written: true, skipped: true });
const Opened = Announcement.omit({ work: true, by: true, challengeId: true }).extend({
  public: z.boolean().describe('Whether it also stands under Updates'), named: z.boolean().describe('Whether the list says who gets it'), letter: z.object({ subject: z.string(), text: z.string() }),
});
const Recipient = z.object({ name: z.string(), organization: z.string(), fate: z.enum(['gets-it', 'waiting', 'sent', 'failed', 'returned', 'skipped']), reason: z.enum(skipReasons).optional() });
const base = { area: 'voice', who: ['manager'] } as const;
const path = '/api/v1/announcement-desk/{challengeId}';
const itsPath = `${path}/announcements/{announcementId}` as const;

const getAll = route({ ...base, method: 'get', path, request: { ...ofChallenge, query: paging }, responses: { 200: json(page(Row), 'Announcements of a challenge, newest first'), ...refusals } });
const postOne = route({ ...base, method: 'post', path, summary: 'Write an announcement', request: { ...ofChallenge, body: body(Words) }, responses: { 201: versioned(Kept, 'A draft; nobody gets it yet'), ...refusals } });
const getOne = route({ ...base, method: 'get', path: itsPath, request: one, responses: { 200: versioned(Opened, 'One announcement, how far it is, and the letter'), ...refusals } });
const putOne = route({ ...base, ifMatch: true, method: 'put', path: itsPath, summary: 'Change an announcement before it is sent', request: { ...one, body: body(Words) }, responses: { 200: versioned(Kept, 'Changed; a list that was made no longer counts'), ...refusals } });
const postList = route({ ...base, ifMatch: true, method: 'post', path: `${itsPath}/list`, summary: 'Make the list of who gets it', request: one, responses: { 200: versioned(Kept, 'A job makes it'), ...refusals } });
const getRecipients = route({ ...base, method: 'get', path: `${itsPath}/recipients`, request: { ...one, query: paging }, responses: { 200: json(page(Recipient), 'The list, with who is skipped and why; empty for followers, of whom there are only counts'), ...refusals } });
const postSend = route({ ...base, ifMatch: true, method: 'post', path: `${itsPath}/send`, summary: 'Send an announcement to exactly its list', request: one, responses: { 200: versioned(Kept, 'A job writes the letters'), ...refusals } });

export const announcementRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getAll, async (c) => {
      const { challengeId } = c.req.valid('param');
      const bound = `announcements of ${challengeId}`;
      const { items, next } = await listAnnouncements(ports, c.get('caller'), challengeId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postOne, async (c) => c.json(await writeAnnouncement(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json')), 201))
    .openapi(getOne, async (c) => c.json(await readAnnouncement(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(putOne, async (c) => c.json(await changeAnnouncement(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json'), c.get('version')), 200))
    .openapi(postList, async (c) => c.json(await askForList(ports, c.get('caller'), c.req.valid('param'), c.get('version')), 200))
    .openapi(getRecipients, async (c) => {
      const which = c.req.valid('param');
      const bound = `recipients of ${which.announcementId}`;
      const { items, next } = await readRecipients(ports, c.get('caller'), which, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postSend, async (c) => c.json(await confirmAnnouncement(ports, c.get('caller'), c.req.valid('param'), c.get('version')), 200));
