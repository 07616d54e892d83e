import { redirect } from '@sveltejs/kit';
import { api } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** What shows where a page is shared. One that is not drawn yet, a moment after publication, is the site's own meanwhile. */
export const GET: RequestHandler = async (event) => {
  const reply = await api(event).voice.pictures[':id'].$get({ param: { id: event.params.id } });
  if (!reply.ok) {
    event.setHeaders({ 'cache-control': 'no-store' });
    redirect(302, '/og.png');
  }
  return new Response(await reply.arrayBuffer(), { headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' } });
};
