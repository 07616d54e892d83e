import { api } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** Under an address of the site, so that a signed-out reader is asked to sign in; what is still being signed goes back to its page. */
export const GET: RequestHandler = async (event) => {
  const page = `/me/credentials/${event.params.id}`;
  const reply = await api(event).results['own-credentials'][':credentialId'].file.$get({ param: { credentialId: event.params.id } });
  const to = (location: string) => new Response(undefined, { status: 303, headers: { location } });
  if (reply.status === 401) return to(`/auth/sign-in?return=${page}`);
  if (reply.status !== 200) return to(page);
  return new Response(await reply.text(), { headers: { 'content-type': 'application/vc', 'content-disposition': reply.headers.get('content-disposition') ?? 'attachment', 'cache-control': 'no-store' } });
};
