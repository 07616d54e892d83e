import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { formReceipt } from '../../../../../../../../functions/domain/record/receipt/receipt.ts';
import type { RequestHandler } from './$types';

type Shown = { leaf: string; proof: string; disclosures: string[] };
const files: Record<string, { ending: string; type: string; write: (shown: Shown) => string }> = {
  leaf: { ending: 'json', type: 'application/json', write: ({ leaf }) => leaf },
  proof: { ending: 'tlog-proof', type: 'text/plain', write: ({ proof }) => proof },
  receipt: { ending: 'receipt.json', type: 'application/json', write: formReceipt },
};

/** The leaf to the byte, its proof, or both with what was opened of it: as files that every program for such logs reads, and as one that this site reads. */
export const GET: RequestHandler = async (event) => {
  const { index, file } = event.params;
  const found = Object.hasOwn(files, file) ? files[file]! : undefined;
  if (!found) error(404, { message: 'A leaf has three files: leaf, proof and receipt.' });
  const { leaf, proof, disclosures } = await read(event, api(event).challenges.record.leaves[':index'].$get({ param: { index } }));
  keepUntil(event);
  return new Response(found.write({ leaf, proof, disclosures }), { headers: { 'content-type': `${found.type}; charset=utf-8`, 'content-disposition': `attachment; filename="leaf-${index}.${found.ending}"` } });
};
