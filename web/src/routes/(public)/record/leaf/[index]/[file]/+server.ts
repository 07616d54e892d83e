import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

/** The leaf to the byte, or its proof, as files that every program for such logs reads. */
export const GET: RequestHandler = async (event) => {
  const { index, file } = event.params;
  if (file !== 'leaf' && file !== 'proof') error(404, { message: 'A leaf has two files: leaf and proof.' });
  const { leaf, proof } = await read(event, api(event).challenges.record.leaves[':index'].$get({ param: { index } }));
  keepUntil(event);
  const [text, name, type] = file === 'leaf' ? [leaf, `leaf-${index}.json`, 'application/json'] : [proof, `leaf-${index}.tlog-proof`, 'text/plain'];
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` } });
};
