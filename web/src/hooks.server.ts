import type { HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';

/** Calls to /api/ stay in this process. Kit adds cookies only inside its own fetch, so they are copied here, both ways. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (!event.platform || url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const cookie = event.request.headers.get('cookie');
  if (cookie) request.headers.set('cookie', cookie);
  request.headers.set('origin', event.url.origin);
  return event.platform.api(request);
};

export const handleError: HandleServerError = ({ error, status }) => {
  const requestId = crypto.randomUUID();
  if (status >= 500) console.error(JSON.stringify({ level: 'error', message: 'page failed', requestId, error: String(error), stack: (error as Error)?.stack }));
  return { message: status === 404 ? 'There is no such page.' : 'Something went wrong on our side.', requestId };
};
