import * as z from 'zod';
import { CalendarEvent, EventWords } from '../../domain/event/event.ts';
import { EventSeries } from '../../domain/event/series.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { cancelSeries, changeSeries, readSeriesDesk } from '../../use-cases/host/change-series.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = { params: z.object({ seriesId: idOf('series') }) };
const base = { area: 'community', who: ['manager', 'chair'] } as const;
const at = '/api/v1/event-series/{seriesId}';
const ComingDate = CalendarEvent.pick({ id: true, title: true, summary: true, text: true, place: true, joinLink: true, access: true, zone: true, startsAt: true, endsAt: true, closesAt: true, talksUntil: true, seriesVersion: true });
const Done = z.object({ id: z.string(), version: z.number().int(), dates: z.number().int().describe('How many dates were changed') });

const getDesk = route({ ...base, method: 'get', path: `${at}/desk`, request: one, responses: { 200: versioned(EventSeries.extend({ coming: z.array(ComingDate) }), 'A series with its coming dates'), ...refusals } });
const putSeries = route({
  ...base, ifMatch: true, method: 'put', path: at, summary: 'Change all coming dates of a series that were not changed one by one',
  request: { ...one, body: body(EventWords.omit({ kind: true, agenda: true }).extend({
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time, such as 12:00.'), minutes: z.number('Give a whole number, such as 60.').int('Give a whole number, such as 60.').min(5, 'Plan at least 5 minutes.').max(7 * 24 * 60, 'Plan at most a week.'),
    reason: paragraphs().max(500).default('').describe('Needed where the time changes'),
  })) },
  responses: { 200: versioned(Done, 'Changed'), ...refusals },
});
const cancel = route({
  ...base, ifMatch: true, method: 'post', path: `${at}/cancel`, summary: 'Cancel all coming dates of a series, with the reason',
  request: { ...one, body: body(z.object({ reason: paragraphs().min(3, 'Say why, in at least 3 characters.').max(500) })) }, responses: { 200: versioned(Done, 'Cancelled'), ...refusals },
});

export const seriesDeskRoutes = ({ ports }: Context) =>
  router()
    .openapi(getDesk, async (c) => {
      const { series, coming } = await readSeriesDesk(ports, c.get('caller'), c.req.valid('param').seriesId);
      return c.json({ ...series, coming: coming.map((event) => ComingDate.parse(event)) }, 200);
    })
    .openapi(putSeries, async (c) => c.json(await changeSeries(ports, c.get('caller'), c.req.valid('param').seriesId, c.req.valid('json'), c.get('version')), 200))
    .openapi(cancel, async (c) => c.json(await cancelSeries(ports, c.get('caller'), c.req.valid('param').seriesId, c.req.valid('json').reason, c.get('version')), 200));
