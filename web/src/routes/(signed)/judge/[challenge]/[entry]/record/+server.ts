import { error, json } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The receipt of the judge's last save as a file, with `?proof` the proof alone; with `?state` only whether it is on the record yet. */
export const GET: RequestHandler = async (event) => {
  const { challenge: challengeId, entry: entryId } = event.params;
  const { state, index, size, witnessed, receipt, proof } = await read(event, api(event).judging.evaluations[':challengeId'][':entryId'].record.$get({ param: { challengeId, entryId } }));
  const ask = event.url.searchParams;
  if (ask.has('state')) return json({ state, index, size, witnessed }, { headers: { 'cache-control': 'private, no-store' } });
  if (!receipt || !proof) error(409, { message: 'These scores were received, and wait for their place on the public record. Ask again in a few seconds.' });
  const [text, ending, type] = ask.has('proof') ? [proof, 'tlog-proof', 'text/plain'] : [receipt, 'receipt.json', 'application/json'];
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="scores-${entryId}.${ending}"`, 'cache-control': 'private, no-store' } });
};
