import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { reportFormNames } from '../../../../../../../../../functions/domain/statutory/report-forms.ts';
import type { RequestHandler } from './$types';

/** The report as a file, as the program hands it out. */
export const GET: RequestHandler = async (event) => {
  const form = reportFormNames.find((name) => name === event.params.form);
  if (!form) error(404, { message: 'There is no such form of the report.' });
  const reply = await api(event).results.reports[':challengeId'].as[':form'].$get({ param: { challengeId: event.params.call, form } });
  if (!reply.ok) await read(event, Promise.resolve(reply));
  const headers = Object.fromEntries(['content-type', 'content-disposition'].map((name) => [name, reply.headers.get(name) ?? '']));
  return new Response(reply.body, { headers: { ...headers, 'cache-control': 'private, no-store' } });
};
