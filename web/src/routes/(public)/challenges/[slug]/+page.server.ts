import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { shown } = await parent();
  const { details, rules, prizes } = shown.rules.sections;
  return {
    need: markdown(details.need),
    areas: details.areas.map((area) => ({ ...area, html: markdown(area.description, { under: 3 }) })),
    eligibility: markdown(rules.eligibility),
    prizeNote: markdown(prizes.note),
  };
};
