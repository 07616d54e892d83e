import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { qrCode } from '#lib/server/qr-code.ts';
import type { PageServerLoad } from './$types';

/** What it is now: nothing may keep an earlier answer. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const shown = await read(event, api(event).results.credentials[':number'].$get({ param: { number: event.params.number } }));
  if (shown.number !== event.params.number) redirect(308, `/credentials/${shown.number}`);
  return { shown, digest: shown.hash, code: qrCode(`${event.url.origin}/credentials/${shown.number}`) };
};
