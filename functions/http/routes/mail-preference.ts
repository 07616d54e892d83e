import * as z from 'zod';
import { unsubscribe } from '../../use-cases/public/unsubscribe.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const stopMails = route({
  area: 'accounts', who: ['anyone'], method: 'post', path: '/api/v1/mails/unsubscribe',
  request: { body: body(z.object({ token: z.string().max(500) })) },
  responses: { 200: json(z.object({ preference: z.enum(['challenges', 'reminders']) }), 'No more letters of this kind'), ...refusals },
});

export const mailPreferenceRoutes = ({ ports }: Context) =>
  router().openapi(stopMails, async (c) => c.json({ preference: await unsubscribe(ports, c.get('caller').at, c.req.valid('json').token) }, 200));
