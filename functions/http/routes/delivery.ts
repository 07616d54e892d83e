import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Mail } from '../../domain/mail.ts';
import { readDeliveries, readDelivery } from '../../use-cases/operator/read-deliveries.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Delivery = Mail.pick({ id: true, to: true, template: true, subject: true, state: true, reason: true, createdAt: true, sentAt: true });

const listDeliveries = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/mails',
  request: { query: paging }, responses: { 200: json(page(Delivery), 'Letters and their fate, newest first, addresses half hidden'), ...refusals },
});
const readOne = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/mails/{mailId}',
  request: { params: z.object({ mailId: idOf('mail') }) }, responses: { 200: json(Delivery.extend({ text: z.string() }), 'One letter whole; the look is on record'), ...refusals },
});

export const deliveryRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listDeliveries, async (c) => {
      const { items, next } = await readDeliveries(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, 'deliveries'));
      return c.json({ items, next: cursors.seal(next, 'deliveries') }, 200);
    })
    .openapi(readOne, async (c) => c.json(await readDelivery(ports, c.get('caller'), c.req.valid('param').mailId), 200));
