import { callHtml } from '#lib/server/call-html.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { shown } = await parent();
  return { html: callHtml(shown.rules.sections) };
};
