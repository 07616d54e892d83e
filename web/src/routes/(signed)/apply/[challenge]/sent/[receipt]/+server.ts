import { manifestOf } from '../../../../../../../../functions/domain/entry/entry.ts';
import { canonical } from '../../../../../../../../functions/domain/words/canonical.ts';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** Exactly the text that the digest in a receipt is of, so that anybody can check it. */
export const GET: RequestHandler = async (event) => {
  const facts = manifestOf(await read(event, api(event).entries.receipts[':receipt'].$get({ param: { receipt: event.params.receipt } })));
  return new Response(canonical(facts), { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${facts.receipt}.json"`, 'cache-control': 'private, no-store' } });
};
