import type { Sections } from '../../../../functions/domain/call/challenge.ts';
import { whoCanEnter } from '../../../../functions/domain/eligibility/who-can-enter.ts';
import { markdown } from './markdown.ts';

/** What the agency wrote for everybody, as HTML under the page's second level. */
export const callHtml = ({ details, rules, prizes, judging }: Sections) => ({
  need: markdown(details.need),
  areas: details.areas.map((area) => ({ ...area, html: markdown(area.description, { under: 3 }) })),
  eligibility: markdown(whoCanEnter(rules)),
  rules: markdown(rules.rules),
  prizeNote: markdown(prizes.note),
  instructions: markdown(judging.instructions, { under: 3 }),
});
export type CallHtml = ReturnType<typeof callHtml>;
