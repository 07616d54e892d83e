import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { asksToSignIn, copyOfPosted, isStranger, refuseTornForm, sendAgainPage } from '#lib/server/keep-posted.ts';

/** Pages before signing in that say who is signed in all the same: two reached only by who holds the link, and where signing out ends. Never kept by the CDN. */
const knowsReader = /^\/\(public\)\/(teams\/join\/|judge\/invitations\/|signed-out$)/;
const isApi = (path: string) => path.startsWith('/api/') || path.startsWith('/record/log/') || path === '/openapi.json';

/** Calls to the API never go out through the CDN: platform.api answers them. Kit adds cookies only inside its own fetch, so they are copied here, except that a public page never asks as somebody. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (!event.platform || url.origin !== event.url.origin || !isApi(url.pathname)) return fetch(request);
  const forEverybody = event.route.id?.startsWith('/(public)') && !knowsReader.test(event.route.id) && event.request.method === 'GET';
  const cookie = forEverybody ? null : event.request.headers.get('cookie');
  if (cookie) request.headers.set('cookie', cookie);
  request.headers.set('origin', event.url.origin);
  return event.platform.api(request);
};

/** A session that ended under a form never costs what was typed into it. */
export const handle: Handle = async ({ event, resolve }) => {
  if (isStranger(event.request)) return new Response('A page takes a form. Send JSON to /api/v1.\n', { status: 415 });
  const posted = copyOfPosted(event);
  refuseTornForm(event.request);
  const response = await resolve(event);
  return posted && asksToSignIn(response) ? sendAgainPage(event, posted) : response;
};

/** What a page could not foresee is logged whole and shown as a reference; the API's own words pass through. */
export const handleError: HandleServerError = (caught) => {
  if (caught.event.platform?.hungUp()) return { message: 'Nobody waits for this page any more.' };
  if (caught.kind === 'app') return caught.error;
  if (caught.kind !== 'unknown') return { message: 'There is no such page.' };
  const requestId = crypto.randomUUID();
  const failure = caught.error instanceof Error ? caught.error : new Error(String(caught.error));
  console.error(JSON.stringify({ level: 'error', message: 'page failed', requestId, error: failure.message, stack: failure.stack }));
  return { message: 'Something went wrong on our side.', requestId };
};
