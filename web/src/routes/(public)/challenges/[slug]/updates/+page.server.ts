import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { shown } = await parent();
  return { notices: shown.notices.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((notice) => ({ ...notice, html: markdown(notice.text, { under: 3 }) })) };
};
