import { error, redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { exportForms, exportKinds } from '../../../../../../../../../../functions/domain/export/export-words.ts';
import type { RequestHandler } from './$types';

/** The file itself, by a link that works for five minutes. */
export const GET: RequestHandler = async (event) => {
  const { call, n } = event.params;
  const [kind, form] = [exportKinds.find((one) => one === event.params.kind), exportForms.find((one) => one === event.params.form)];
  if (!kind || !form) error(404, { message: 'There is no such export.' });
  const { url } = await read(event, api(event).results.exports[':challengeId'][':kind'][':form'].files[':n'].$get({ param: { challengeId: call, kind, form, n } }));
  redirect(303, url);
};
