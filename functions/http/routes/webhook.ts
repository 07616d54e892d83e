import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Failing, Webhook, WebhookWords } from '../../domain/webhook/webhook.ts';
import { readWebhook, readWebhooks } from '../../use-cases/agency/webhooks/read-webhooks.ts';
import { addWebhook, changeSecret, changeWebhook, removeWebhook, shownWebhook } from '../../use-cases/agency/webhooks/write-webhook.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofAgency = z.object({ agencyId: idOf('agency') });
const own = ofAgency.extend({ webhookId: idOf('webhook') });
const Shown = Webhook.omit({ slot: true, off: true }).extend({ off: z.object({ at: z.iso.datetime(), why: z.enum(['person', 'failing', 'gone']) }).optional().describe('Since when it is told nothing, and why') });
const WithSecret = z.object({ webhook: Shown, secret: z.string().describe('Starts with whsec_; shown this once') });

const listWebhooks = route({
  area: 'challenges', who: ['manager'], method: 'get', path: '/api/v1/webhooks/{agencyId}',
  request: { params: ofAgency }, responses: { 200: json(z.object({ items: z.array(Shown) }), 'Where programs of the agency listen'), ...refusals },
});
const postWebhook = route({
  area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/webhooks/{agencyId}', summary: 'Add an endpoint for webhooks',
  request: { params: ofAgency, body: body(WebhookWords) }, responses: { 201: json(WithSecret, 'The endpoint, with its secret, this once'), ...refusals },
});
const getWebhook = route({
  area: 'challenges', who: ['manager'], method: 'get', path: '/api/v1/webhooks/{agencyId}/{webhookId}',
  request: { params: own }, responses: { 200: versioned(Shown.extend({ failing: Failing.omit({ webhookId: true }).optional().describe('Since when it takes nothing') }), 'One endpoint'), ...refusals },
});
const putWebhook = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'put', path: '/api/v1/webhooks/{agencyId}/{webhookId}', summary: 'Change an endpoint, or turn it on or off',
  request: { params: own, body: body(WebhookWords.extend({ on: z.boolean() })) }, responses: { 200: versioned(Shown, 'As it is now'), ...refusals },
});
const deleteWebhook = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'delete', path: '/api/v1/webhooks/{agencyId}/{webhookId}', summary: 'Delete an endpoint',
  request: { params: own }, responses: { 200: json(Shown, 'As it was'), ...refusals },
});
const postSecret = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/webhooks/{agencyId}/{webhookId}/secret', summary: 'Give an endpoint another secret',
  request: { params: own, body: body(z.object({ atOnce: z.boolean().default(false).describe('The secret before stops at once; else it signs beside the new one for a day') })) },
  responses: { 200: json(WithSecret, 'The endpoint, with its new secret, this once'), ...refusals },
});

export const webhookRoutes = ({ ports }: Context) =>
  router()
    .openapi(listWebhooks, async (c) => c.json({ items: (await readWebhooks(ports, c.get('caller'), c.req.valid('param').agencyId)).map(shownWebhook) }, 200))
    .openapi(postWebhook, async (c) => {
      const { text: secret, ...webhook } = await addWebhook(ports, c.get('caller'), c.req.valid('param').agencyId, c.req.valid('json'));
      return c.json({ webhook: shownWebhook(webhook), secret }, 201);
    })
    .openapi(getWebhook, async (c) => {
      const { webhook, failing } = await readWebhook(ports, c.get('caller'), c.req.valid('param'));
      return c.json({ ...shownWebhook(webhook), failing }, 200);
    })
    .openapi(putWebhook, async (c) => {
      const { on, ...words } = c.req.valid('json');
      return c.json(shownWebhook(await changeWebhook(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version'), on, words })), 200);
    })
    .openapi(deleteWebhook, async (c) => c.json(shownWebhook(await removeWebhook(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') })), 200))
    .openapi(postSecret, async (c) => {
      const { text: secret, ...webhook } = await changeSecret(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') });
      return c.json({ webhook: shownWebhook(webhook), secret }, 200);
    });
