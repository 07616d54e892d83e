import * as z from 'zod';
import { signedIn } from '../../domain/caller.ts';
import { addressKey } from '../../domain/words/email-address.ts';
import { Stop } from '../../domain/people/mail.ts';
import { unsubscribe } from '../../use-cases/public/unsubscribe.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const stopMails = route({
  area: 'accounts', who: ['anyone'], method: 'post', path: '/api/v1/mails/unsubscribe', summary: 'Stop letters of one kind',
  request: { body: body(z.object({ token: z.string().max(500) })) },
  responses: { 200: json(z.object({ preference: z.enum(['challenges', 'reminders']) }), 'No more letters of this kind'), ...refusals },
});

const readOwn = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/me/mail',
  responses: { 200: json(z.object({ stopped: Stop.omit({ hash: true }).optional() }), 'Whether letters reach the person, and if not, since when and why'), ...refusals },
});

export const mailPreferenceRoutes = ({ ports }: Context) =>
  router()
    .openapi(stopMails, async (c) => c.json({ preference: await unsubscribe(ports, c.get('caller').at, c.req.valid('json').token) }, 200))
    .openapi(readOwn, async (c) => {
      const [stopped] = await ports.mails.stopped([ports.sha256(addressKey(signedIn(c.get('caller')).email))]);
      return c.json({ stopped }, 200);
    });
