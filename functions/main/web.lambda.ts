import { server } from '#site-server';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { systemClock } from '../adapters/system/chance.ts';
import type { Env } from '../http/caller.ts';
import { onlyThroughEdge } from '../http/edge.ts';
import { answerError } from '../http/errors.ts';
import { apiDocument } from './aws/api-document.ts';
import { logLine } from './aws/log-line.ts';
import { forwardCalls } from './lambda/forward-calls.ts';
import { readSiteSettings } from './settings.ts';
import { openSite } from './site.ts';

const settings = readSiteSettings();
/** A function may run for 29 seconds (infra/app-function.ts): a page that waits in vain can still say so. */
const patience = 25_000;
const policyPath = '/record/log/policy';
const forward = forwardCalls({ apiOrigin: settings.API_ORIGIN, secret: settings.ORIGIN_SECRET });
const site = openSite(server, {
  origin: settings.PUBLIC_ORIGIN,
  siteName: settings.SITE_NAME,
  siteContact: settings.SITE_CONTACT,
  local: false,
  now: systemClock.now,
  filesOrigin: `https://${settings.UPLOADS}.s3.${settings.AWS_REGION}.amazonaws.com`,
  api: (request, from) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/openapi.json') return apiDocument.fetch(request);
    // The keys of the record are read as everybody reads them: the site has no rights on the log.
    if (pathname === policyPath) return fetch(`${settings.LOG_URL}/policy`, { signal: from.until ?? null });
    return forward(request, from);
  },
});

const app = new Hono<Env>().use(onlyThroughEdge(settings.ORIGIN_SECRET)).route('/', apiDocument);
app.all('*', (c) => site(c.req.raw, { receivedAt: c.env.receivedAt, address: c.env.address, until: AbortSignal.timeout(patience) }));
app.onError(answerError(logLine));
export const handler = handle(app);
