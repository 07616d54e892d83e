import { server } from '#site-server';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { createApp } from '../http/app.ts';
import type { Env } from '../http/caller.ts';
import { recognizeBy } from '../http/credentials.ts';
import { onlyThroughEdge } from '../http/edge.ts';
import { answerError } from '../http/errors.ts';
import { awsContext } from './aws/ports.ts';
import { forwardWrites } from './forward-writes.ts';
import { readFunctionSettings, uploadsOf } from './settings.ts';
import { openSite } from './site.ts';

const settings = readFunctionSettings();
const context = awsContext(settings);
const api = createApp({ ...context, recognize: recognizeBy(context.ports, settings.PUBLIC_ORIGIN, { readOnly: true }) });
const site = openSite(server, {
  origin: settings.PUBLIC_ORIGIN,
  siteName: settings.SITE_NAME,
  siteContact: settings.SITE_CONTACT,
  local: false,
  now: () => context.ports.clock.now(),
  filesOrigin: `https://${uploadsOf(settings)}.s3.${settings.AWS_REGION}.amazonaws.com`,
  api: forwardWrites((request, from) => api.fetch(request, from), { apiOrigin: settings.API_ORIGIN ?? settings.PUBLIC_ORIGIN, secret: settings.ORIGIN_SECRET }),
});

const app = new Hono<Env>().use(onlyThroughEdge(settings.ORIGIN_SECRET));
app.get('/openapi.json', (c) => api.fetch(c.req.raw, c.env));
app.all('*', (c) => site(c.req.raw, c.env));
app.onError(answerError(context.log));
export const handler = handle(app);
