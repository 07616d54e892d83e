import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Delivery, Window } from '../../domain/webhook/delivery.ts';
import { deliveryStates } from '../../domain/webhook/webhook-words.ts';
import { ownDelivery, readDeliveries } from '../../use-cases/agency/webhooks/read-webhooks.ts';
import { sendAgain, sendWindowAgain } from '../../use-cases/agency/webhooks/send-again.ts';
import { testWebhook } from '../../use-cases/agency/webhooks/write-webhook.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ agencyId: idOf('agency'), webhookId: idOf('webhook') });
const one = own.extend({ deliveryId: idOf('delivery') });
const Shown = Delivery.omit({ again: true });
const Line = z.object({
  id: idOf('delivery'), kind: Delivery.shape.kind, createdAt: z.string(), attempts: z.number().int(), state: z.enum(deliveryStates), nextAt: z.string().describe('Of one on its way: when it is tried next'),
  lastAt: z.string().optional(), status: z.number().int().optional(), note: z.string().optional(),
});

const listDeliveries = route({
  area: 'challenges', who: ['manager'], method: 'get', path: '/api/v1/webhooks/{agencyId}/{webhookId}/deliveries',
  request: { params: own, query: paging }, responses: { 200: json(page(Line), 'What was sent to it, the latest first; kept for 30 days'), ...refusals },
});
const getDelivery = route({
  area: 'challenges', who: ['manager'], method: 'get', path: '/api/v1/webhooks/{agencyId}/{webhookId}/deliveries/{deliveryId}',
  request: { params: one }, responses: { 200: versioned(Shown, 'One message, with what each try came to'), ...refusals },
});
const postAgain = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/webhooks/{agencyId}/{webhookId}/deliveries/{deliveryId}/send-again', summary: 'Send a message again',
  request: { params: one }, responses: { 200: versioned(Shown, 'On its way again, with the same id'), ...refusals },
});
const postWindow = route({
  area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/webhooks/{agencyId}/{webhookId}/send-again', summary: 'Send all messages of a time again',
  request: { params: own, body: body(Window) }, responses: { 202: json(Window, 'A job sends them'), ...refusals },
});
const postTest = route({
  area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/webhooks/{agencyId}/{webhookId}/test', summary: 'Send a test',
  request: { params: own }, responses: { 201: versioned(Shown, 'The test, on its way'), ...refusals },
});

export const webhookDeliveryRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listDeliveries, async (c) => {
      const of = c.req.valid('param');
      const bound = `deliveries of ${of.webhookId}`;
      const { items, next } = await readDeliveries(ports, c.get('caller'), of, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getDelivery, async (c) => c.json((await ownDelivery(ports, c.get('caller'), c.req.valid('param'))).delivery, 200))
    .openapi(postAgain, async (c) => c.json(await sendAgain(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(postWindow, async (c) => c.json(await sendWindowAgain(ports, c.get('caller'), { ...c.req.valid('param'), window: c.req.valid('json') }), 202))
    .openapi(postTest, async (c) => c.json(await testWebhook(ports, c.get('caller'), c.req.valid('param')), 201));
