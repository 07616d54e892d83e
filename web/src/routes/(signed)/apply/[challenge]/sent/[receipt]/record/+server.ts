import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The receipt as a file, or with `?proof` the proof alone: for /verify, and for programs that nobody here wrote. */
export const GET: RequestHandler = async (event) => {
  const { receipt: number } = event.params;
  const { receipt, proof } = await read(event, api(event).entries.receipts[':receipt'].record.$get({ param: { receipt: number } }));
  if (!receipt || !proof) error(409, { message: 'This was received, and waits for its place on the public record. Ask again in a few seconds.' });
  const [text, name, type] = event.url.searchParams.has('proof') ? [proof, `${number}.tlog-proof`, 'text/plain'] : [receipt, `${number}.receipt.json`, 'application/json'];
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });
};
