import * as z from 'zod';
import { Talk, TalkCard, TalkWords } from '../../domain/event/talk.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { decideTalk, readTalks } from '../../use-cases/host/decide-talk.ts';
import { proposeTalk, readOfferedTalks, readOwnTalks, withdrawTalk } from '../../use-cases/registrant/propose-talk.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ eventId: idOf('event') });
const ofTalk = one.extend({ talkId: idOf('talk') });
const hosts = ['manager', 'chair'] as const;
const Own = Talk.omit({ eventId: true, personId: true, decided: true }).extend({ decided: z.object({ at: z.string(), reason: z.string() }).optional() });
const Offered = z.object({ event: z.object({ id: z.string(), title: z.string(), startsAt: z.string(), zone: z.string() }), talk: TalkCard });

const getOffered = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/events/offered-talks',
  responses: { 200: json(z.object({ items: z.array(Offered) }), 'Talks one proposed, with their events'), ...refusals },
});
const getOwn = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/events/{eventId}/talks/own',
  request: { params: one }, responses: { 200: json(z.object({ items: z.array(Own) }), 'What one proposed for this event, and what the hosts answered'), ...refusals },
});
const propose = route({
  area: 'community', who: ['person'], method: 'post', path: '/api/v1/events/{eventId}/talks', summary: 'Propose a talk',
  request: { params: one, body: body(TalkWords) }, responses: { 201: versioned(z.object({ id: z.string(), receivedAt: z.string(), version: z.number().int() }), 'Hosts alone read it'), ...refusals },
});
const withdraw = route({
  ifMatch: true, area: 'community', who: ['person'], method: 'post', path: '/api/v1/events/{eventId}/talks/{talkId}/withdraw', summary: 'Take a proposed talk back',
  request: { params: ofTalk }, responses: { 200: json(z.object({}), 'Gone, from the agenda too'), ...refusals },
});
const getTalks = route({
  area: 'community', who: hosts, method: 'get', path: '/api/v1/events/{eventId}/talks',
  request: { params: one, query: paging }, responses: { 200: json(page(Talk.omit({ eventId: true, personId: true })), 'What was proposed, in the order of receipt'), ...refusals },
});
const decide = route({
  ifMatch: true, area: 'community', who: hosts, method: 'post', path: '/api/v1/events/{eventId}/talks/{talkId}/decide', summary: 'Accept or decline a proposed talk, with the reason',
  request: { params: ofTalk, body: body(z.object({ as: z.enum(['accepted', 'declined']), reason: paragraphs().max(1000, 'Write at most 1,000 characters.').default('').describe('Needed where it is declined') })) },
  responses: { 200: versioned(z.object({ id: z.string(), version: z.number().int() }), 'Answered: they get a letter'), ...refusals },
});

export const eventTalkRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getOffered, async (c) => c.json({ items: await readOfferedTalks(ports, c.get('caller')) }, 200))
    .openapi(getOwn, async (c) => c.json({ items: await readOwnTalks(ports, c.get('caller'), c.req.valid('param').eventId) }, 200))
    .openapi(propose, async (c) => c.json(await proposeTalk(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json')), 201))
    .openapi(withdraw, async (c) => {
      const { eventId, talkId } = c.req.valid('param');
      await withdrawTalk(ports, c.get('caller'), eventId, { id: talkId, version: c.get('version') });
      return c.json({}, 200);
    })
    .openapi(getTalks, async (c) => {
      const { eventId } = c.req.valid('param');
      const bound = `talks of ${eventId}`;
      const { items, next } = await readTalks(ports, c.get('caller'), eventId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(decide, async (c) => {
      const { eventId, talkId } = c.req.valid('param');
      return c.json(await decideTalk(ports, c.get('caller'), eventId, { id: talkId, version: c.get('version'), ...c.req.valid('json') }), 200);
    });
