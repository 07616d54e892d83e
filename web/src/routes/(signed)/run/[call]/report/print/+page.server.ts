import { api, read } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

/** Only texts that somebody wrote; what is missing is said once, above. */
export const load: PageServerLoad = async (event) => {
  const report = await read(event, api(event).results.reports[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  return { report, shown: report.texts.map(({ id, text }) => ({ id, html: text ? markdown(text) : undefined })) };
};
