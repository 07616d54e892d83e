import * as z from 'zod';
import { maskedAddress } from '../../domain/words/email-address.ts';
import { idOf } from '../../domain/id.ts';
import { Mail } from '../../domain/people/mail.ts';
import { readDeliveries, readDelivery, readUnsettled } from '../../use-cases/operator/read-deliveries.ts';
import { sendAgain } from '../../use-cases/operator/send-again.ts';
import { json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Delivery = Mail.pick({ id: true, to: true, template: true, subject: true, state: true, reason: true, createdAt: true, sentAt: true });

const listDeliveries = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/mails',
  request: { query: paging }, responses: { 200: json(page(Delivery), 'Letters and their fate, newest first, addresses half hidden'), ...refusals },
});
const listUnsettled = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/unsettled-mails',
  request: { query: paging }, responses: { 200: json(page(Delivery), 'Letters that failed or whose outcome is not known, oldest first'), ...refusals },
});
const postAgain = route({
  ifMatch: true, area: 'accounts', who: ['operator'], method: 'post', path: '/api/v1/operator/mails/{mailId}/send-again', summary: 'Send a letter again',
  request: { params: z.object({ mailId: idOf('mail') }) }, responses: { 200: versioned(Delivery, 'The letter waits to be sent again'), ...refusals },
});
const readOne = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/mails/{mailId}',
  request: { params: z.object({ mailId: idOf('mail') }) }, responses: { 200: versioned(Delivery.extend({ text: z.string() }), 'One letter whole; the look is on record'), ...refusals },
});

export const deliveryRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listDeliveries, async (c) => {
      const { items, next } = await readDeliveries(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, 'deliveries'));
      return c.json({ items, next: cursors.seal(next, 'deliveries') }, 200);
    })
    .openapi(listUnsettled, async (c) => {
      const { items, next } = await readUnsettled(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, 'unsettled'));
      return c.json({ items, next: cursors.seal(next, 'unsettled') }, 200);
    })
    .openapi(postAgain, async (c) => {
      const version = c.get('version');
      const mail = await sendAgain(ports, c.get('caller'), { mailId: c.req.valid('param').mailId, version });
      return c.json({ ...mail, to: maskedAddress(mail.to) }, 200);
    })
    .openapi(readOne, async (c) => {
      const mail = await readDelivery(ports, c.get('caller'), c.req.valid('param').mailId);
      return c.json(mail, 200);
    });
