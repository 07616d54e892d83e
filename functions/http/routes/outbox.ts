import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Mail } from '../../domain/people/mail.ts';
import { notFound } from '../../domain/refusal.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Letter = Mail.pick({ id: true, to: true, subject: true, state: true, createdAt: true });

const listLetters = route({
  area: 'accounts', who: ['anyone'], method: 'get', path: '/api/v1/outbox',
  request: { query: paging }, responses: { 200: json(page(Letter), 'Every letter of this machine, newest first'), ...refusals },
});
const readLetter = route({
  area: 'accounts', who: ['anyone'], method: 'get', path: '/api/v1/outbox/{mailId}',
  request: { params: z.object({ mailId: idOf('mail') }) }, responses: { 200: json(Letter.extend({ text: z.string() }), 'One letter'), ...refusals },
});

/** Letters of the embedded default, where no mail leaves the machine and anyone can be anyone. No deployed function holds this file. */
export const outboxRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listLetters, async (c) => {
      const { items, next } = await ports.mails.all(cursors.open(c.req.valid('query').cursor, 'outbox'));
      return c.json({ items, next: cursors.seal(next, 'outbox') }, 200);
    })
    .openapi(readLetter, async (c) => {
      const mail = await ports.mails.find(c.req.valid('param').mailId);
      if (!mail) throw notFound('letter');
      return c.json(mail, 200);
    });
