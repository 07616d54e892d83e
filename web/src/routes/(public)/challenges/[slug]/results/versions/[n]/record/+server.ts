import { error } from '@sveltejs/kit';
import { api } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The decision record of an earlier version, as it was. */
export const GET: RequestHandler = async (event) => {
  const reply = await api(event).results.winners[':slug'].versions[':n'].record.$get({ param: event.params });
  if (!reply.ok) error(404, { message: 'No decision record stood beside this version.' });
  return new Response(await reply.text(), { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="decision-record.json"' } });
};
