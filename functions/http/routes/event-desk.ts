import * as z from 'zod';
import { mostOccurrences } from '../../domain/event/recurrence.ts';
import { CalendarEvent, EventCard, EventHost, EventWords, webAddress } from '../../domain/event/event.ts';
import { EventRegistration } from '../../domain/event/registration.ts';
import { RuleForm } from '../../domain/event/series.ts';
import { sectors } from '../../domain/group/health.ts';
import { idOf } from '../../domain/id.ts';
import { isZone } from '../../domain/moment.ts';
import { oneLine, paragraphs, reasonText } from '../../domain/words/one-line.ts';
import { markAttendance, readRegistrants, tellAfter } from '../../use-cases/host/after-event.ts';
import { cancelEvent, moveEvent, publishEvent } from '../../use-cases/host/decide-event.ts';
import { makeSeries } from '../../use-cases/host/make-series.ts';
import { changeEvent, createEvent } from '../../use-cases/host/write-event.ts';
import { readHosted } from '../../use-cases/host/read-hosted.ts';
import { hostedEvent, ownHosts } from '../../use-cases/hosting.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ eventId: idOf('event') });
const hosts = ['manager', 'chair'] as const;
const local = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Give a day and a time, such as 2027-01-12T12:00.');
const zone = z.string().refine(isZone, 'Choose a time zone.');
const minutes = z.number().int().min(5, 'Plan at least 5 minutes.').max(7 * 24 * 60, 'Plan at most a week.');
const because = reasonText().min(3, 'Say why, in at least 3 characters.').max(500);
const capacity = z.number().int().optional().describe('Left out: no limit');
const Times = z.object({ zone, starts: local, minutes, closes: local.optional().describe('When registration ends; left out: when the event begins') });
const Around = z.object({ capacity, challenge: z.string().max(120).optional().describe('The last word of a challenge’s address'), listings: z.array(idOf('listing')).max(20).default([]), talksUntil: local.optional() });
const Desk = CalendarEvent.omit({ uncounted: true, published: true, cancelled: true, outcome: true, moved: true }).extend({ published: z.boolean(), cancelled: z.string().optional(), outcome: z.enum(['held', 'missed']).optional() });
const Changed = z.object({ id: z.string(), version: z.number().int() });
const Registrant = EventRegistration.omit({ eventId: true, slot: true, version: true });
const Others = z.object({ organization: oneLine().max(160).default('').describe('Left empty: counted under none'), sector: z.enum(sectors, 'Choose a sector.'), people: z.number('Give a whole number.').int('Give a whole number.').min(1, 'Count at least 1 person.').max(5000, 'Count at most 5,000 people.') });
const Recording = z.object({ url: webAddress(), captionsUrl: webAddress().or(z.literal('')) }).refine(({ captionsUrl }) => captionsUrl !== '', { path: ['captionsUrl'], message: 'Give the address of the captions. A recording is published with captions, or not at all.' });

const getHosts = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/events/hosts',
  responses: { 200: json(z.object({ items: z.array(z.object({ host: EventHost, name: z.string() })) }), 'Agencies and groups one may hold events as'), ...refusals },
});
const getHosted = route({
  area: 'community', who: hosts, method: 'get', path: '/api/v1/events/hosted/{hostId}',
  request: { params: z.object({ hostId: idOf('agency').or(idOf('group')) }), query: paging }, responses: { 200: json(page(EventCard), 'All events of a host, drafts too, the newest first'), ...refusals },
});
const postEvent = route({
  area: 'community', who: hosts, method: 'post', path: '/api/v1/events', summary: 'Write an event',
  request: { body: body(EventWords.extend({ ...Times.shape, ...Around.shape, host: EventHost })) }, responses: { 201: versioned(Changed, 'A draft, for hosts alone'), ...refusals },
});
const postSeries = route({
  area: 'community', who: hosts, method: 'post', path: '/api/v1/event-series', summary: 'Make a series of events, public at once',
  request: { body: body(EventWords.extend({ host: EventHost, zone, first: local, minutes, rule: RuleForm, count: z.number().int().min(2, 'A series has at least 2 events.').max(mostOccurrences, `A series has at most ${mostOccurrences} events. Make another after it.`), ...Around.omit({ talksUntil: true }).shape })) },
  responses: { 201: json(z.object({ id: z.string(), events: z.array(z.string()) }), 'The series and its events'), ...refusals },
});
const getDesk = route({
  area: 'community', who: hosts, method: 'get', path: '/api/v1/events/{eventId}/desk',
  request: { params: one }, responses: { 200: versioned(Desk, 'Everything of an event'), ...refusals },
});
const putEvent = route({
  ifMatch: true, area: 'community', who: hosts, method: 'put', path: '/api/v1/events/{eventId}', summary: 'Change the words, seats and links of an event',
  request: { params: one, body: body(EventWords.extend(Around.shape)) }, responses: { 200: versioned(Changed, 'As it is now'), ...refusals },
});
const publish = route({
  ifMatch: true, area: 'community', who: hosts, method: 'post', path: '/api/v1/events/{eventId}/publish', summary: 'Publish an event',
  request: { params: one }, responses: { 200: versioned(Changed, 'Public'), ...refusals },
});
const move = route({
  ifMatch: true, area: 'community', who: hosts, method: 'post', path: '/api/v1/events/{eventId}/move', summary: 'Move an event to another time, with the reason',
  request: { params: one, body: body(Times.extend({ reason: because })) }, responses: { 200: versioned(Changed, 'At its new time'), ...refusals },
});
const cancel = route({
  ifMatch: true, area: 'community', who: hosts, method: 'post', path: '/api/v1/events/{eventId}/cancel', summary: 'Cancel an event, with the reason',
  request: { params: one, body: body(z.object({ reason: because })) }, responses: { 200: versioned(Changed, 'Cancelled'), ...refusals },
});
const getRegistrants = route({
  area: 'community', who: hosts, method: 'get', path: '/api/v1/events/{eventId}/registrants',
  request: { params: one }, responses: { 200: json(z.object({ items: z.array(Registrant) }), 'Those with a seat, then those who wait, each in the order of receipt'), ...refusals },
});
const putAttendance = route({
  ifMatch: true, area: 'community', who: hosts, method: 'put', path: '/api/v1/events/{eventId}/attendance', summary: 'Say who came',
  request: { params: one, body: body(z.object({ came: z.array(idOf('person')).max(5000), others: z.array(Others).max(50, 'Write at most 50 lines.').default([]).describe('People who came without having registered') })) }, responses: { 200: versioned(Changed, 'Counted'), ...refusals },
});
const putAfter = route({
  ifMatch: true, area: 'community', who: hosts, method: 'put', path: '/api/v1/events/{eventId}/outcome', summary: 'Say what became of an event: recording with captions, minutes',
  request: { params: one, body: body(z.object({ as: z.enum(['held', 'missed']), recording: Recording.optional(), minutes: paragraphs().max(20_000).optional() })) }, responses: { 200: versioned(Changed, 'Told'), ...refusals },
});

const deskOf = ({ published, cancelled, outcome, moved: _moved, ...event }: CalendarEvent) => ({ ...event, published: published !== undefined, cancelled: cancelled?.reason, outcome: outcome?.as });

export const eventDeskRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getHosts, async (c) => c.json({ items: await ownHosts(ports, c.get('caller')) }, 200))
    .openapi(getHosted, async (c) => {
      const { hostId } = c.req.valid('param');
      const bound = `events held by ${hostId}`;
      const { items, next } = await readHosted(ports, c.get('caller'), hostId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postEvent, async (c) => c.json(await createEvent(ports, c.get('caller'), c.req.valid('json')), 201))
    .openapi(postSeries, async (c) => {
      const { series, events } = await makeSeries(ports, c.get('caller'), c.req.valid('json'));
      return c.json({ id: series.id, events: events.map(({ id }) => id) }, 201);
    })
    .openapi(getDesk, async (c) => c.json(deskOf(await hostedEvent(ports, c.get('caller'), c.req.valid('param').eventId)), 200))
    .openapi(putEvent, async (c) => c.json(await changeEvent(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json'), c.get('version')), 200))
    .openapi(publish, async (c) => c.json(await publishEvent(ports, c.get('caller'), c.req.valid('param').eventId, c.get('version')), 200))
    .openapi(move, async (c) => c.json(await moveEvent(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json'), c.get('version')), 200))
    .openapi(cancel, async (c) => c.json(await cancelEvent(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json').reason, c.get('version')), 200))
    .openapi(getRegistrants, async (c) => c.json({ items: await readRegistrants(ports, c.get('caller'), c.req.valid('param').eventId) }, 200))
    .openapi(putAttendance, async (c) => c.json(await markAttendance(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json'), c.get('version')), 200))
    .openapi(putAfter, async (c) => c.json(await tellAfter(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json'), c.get('version')), 200));
