import { api } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The download under an address of the site, so that a signed-out reader is asked to sign in and not shown a problem document. */
export const GET: RequestHandler = async (event) => {
  const reply = await api(event).accounts.me.export.$get();
  if (reply.status === 401) return new Response(undefined, { status: 303, headers: { location: '/auth/sign-in?return=/me/data' } });
  return new Response(await reply.text(), { status: reply.status, headers: { 'content-type': 'application/json', 'content-disposition': reply.headers.get('content-disposition') ?? 'inline', 'cache-control': 'no-store' } });
};
