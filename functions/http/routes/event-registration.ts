import * as z from 'zod';
import { EventCard } from '../../domain/event/event.ts';
import { Asked } from '../../domain/event/registration.ts';
import { idOf } from '../../domain/id.ts';
import { leaveEvent, readOwnEvents, readOwnPlace, registerForEvent } from '../../use-cases/registrant/register-for-event.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ eventId: idOf('event') });
const held = z.enum(['seated', 'waiting']);
const Place = z.object({ state: z.enum(['none', 'seated', 'waiting']), ahead: z.number().int().optional().describe('How many wait before you'), joinLink: z.string().optional(), access: z.string().optional() });

const getOwn = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/events/own',
  responses: { 200: json(z.object({ items: z.array(z.object({ event: EventCard, state: held })) }), 'Events one is registered for, the last first'), ...refusals },
});
const getPlace = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/events/{eventId}/registration',
  request: { params: one }, responses: { 200: json(Place, 'One’s own place; the link to join for those who hold a seat'), ...refusals },
});
const register = route({
  area: 'community', who: ['person'], method: 'post', path: '/api/v1/events/{eventId}/registration', summary: 'Register for an event',
  request: { params: one, body: body(Asked) }, responses: { 201: json(z.object({ state: held, receivedAt: z.string() }), 'A seat, or a place in line'), ...refusals },
});
const leave = route({
  area: 'community', who: ['person'], method: 'post', path: '/api/v1/events/{eventId}/leave', summary: 'Give a seat, or a place in line, up',
  request: { params: one }, responses: { 200: json(z.object({}), 'Given up'), ...refusals },
});

export const eventRegistrationRoutes = ({ ports }: Context) =>
  router()
    .openapi(getOwn, async (c) => c.json({ items: await readOwnEvents(ports, c.get('caller')) }, 200))
    .openapi(getPlace, async (c) => c.json(await readOwnPlace(ports, c.get('caller'), c.req.valid('param').eventId), 200))
    .openapi(register, async (c) => c.json(await registerForEvent(ports, c.get('caller'), c.req.valid('param').eventId, c.req.valid('json')), 201))
    .openapi(leave, async (c) => {
      await leaveEvent(ports, c.get('caller'), c.req.valid('param').eventId);
      return c.json({}, 200);
    });
