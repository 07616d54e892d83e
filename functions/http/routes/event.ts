import * as z from 'zod';
import { CalendarEvent, EventCard } from '../../domain/event/event.ts';
import { eventKinds, eventStates } from '../../domain/event/event-words.ts';
import { isMonth } from '../../domain/event/month.ts';
import { EventSeries } from '../../domain/event/series.ts';
import { sectors } from '../../domain/group/health.ts';
import { idOf } from '../../domain/id.ts';
import { listEvents, listMonth, readEvent, readSeries } from '../../use-cases/public/read-event.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Because = z.object({ at: z.string(), reason: z.string() });
const Attendance = z.object({
  people: z.number().int(), organizations: z.array(z.object({ organization: z.string(), people: z.number().int() })), sectors: z.array(z.object({ sector: z.enum(sectors), people: z.number().int() })).optional(),
});
/** Named one by one: the link to join is not among them. */
const ShownEvent = CalendarEvent.pick({
  id: true, host: true, hostName: true, title: true, kind: true, summary: true, text: true, place: true, access: true, agenda: true, zone: true, startsAt: true, endsAt: true, capacity: true, closesAt: true, talksUntil: true,
  seriesId: true, challenge: true, listings: true, recording: true, minutes: true, sequence: true, changedAt: true,
}).extend({
  state: z.enum(eventStates), online: z.boolean(), open: z.boolean(), calls: z.boolean().describe('Whether talks can be proposed'), seats: z.object({ capacity: z.number().int(), taken: z.number().int() }).optional(),
  cancelled: Because.optional(), moved: Because.extend({ from: z.string() }).optional(), attendance: Attendance.optional(), at: z.string(), until: z.string().optional(), picture: z.string().describe('The name of the picture that shows where its page is shared'),
});
const whose = z.string().max(40).optional();

const getEvents = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/events',
  request: { query: paging.extend({ when: z.enum(['coming', 'past']).default('coming'), whose: whose.describe('The id of a host, a challenge, a series or an entry of the atlas'), kind: z.enum(eventKinds).optional().describe('Of everybody, or of a host') }) },
  responses: { 200: json(page(EventCard), 'Events that are still to come, the first first; or that are over, the last first'), ...refusals },
});
const getMonth = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/events/months/{month}',
  request: { params: z.object({ month: z.string().refine((text) => text === 'now' || isMonth(text), 'Give a month such as 2027-01, or now.') }), query: z.object({ whose, kind: z.enum(eventKinds).optional() }) },
  responses: { 200: json(z.object({ month: z.string(), items: z.array(EventCard) }), 'Events that begin in a month, by the clocks of their own zones, the first first'), ...refusals },
});
const getEvent = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/events/{eventId}',
  request: { params: z.object({ eventId: idOf('event') }) }, responses: { 200: json(ShownEvent, 'An event, and what became of it'), ...refusals },
});
const getSeries = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/event-series/{seriesId}',
  request: { params: z.object({ seriesId: idOf('series') }) }, responses: { 200: json(EventSeries.omit({ version: true }), 'A series; its events are in the list of events'), ...refusals },
});

export const eventRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getEvents, async (c) => {
      const { cursor, ...asked } = c.req.valid('query');
      const bound = `events ${asked.when} of ${asked.whose ?? 'all'} ${asked.kind ?? ''}`;
      const { items, next } = await listEvents(ports, c.get('caller'), { ...asked, cursor: cursors.open(cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getMonth, async (c) => c.json(await listMonth(ports, c.get('caller'), c.req.valid('param').month, c.req.valid('query')), 200))
    .openapi(getSeries, async (c) => c.json(await readSeries(ports, c.req.valid('param').seriesId), 200))
    .openapi(getEvent, async (c) => c.json(await readEvent(ports, c.get('caller'), c.req.valid('param').eventId), 200));
