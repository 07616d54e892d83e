import { operationsIn, type ApiDocument } from '#lib/server/api-reference.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** Read from the same document that programs read, so that the page cannot say anything else. */
export const load: LayoutServerLoad = async (event) => {
  const reply = await event.fetch('/openapi.json');
  if (!reply.ok) error(503, { message: 'The description of the API cannot be read right now.' });
  keepUntil(event);
  return { origin: event.url.origin, operations: operationsIn((await reply.json()) as ApiDocument) };
};
