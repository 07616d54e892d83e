import type { Sections } from '../../../../functions/domain/call/challenge.ts';
import { whoCanEnter } from '../../../../functions/domain/eligibility/who-can-enter.ts';
import { markdown, type SafeHtml } from './markdown.ts';

/** What the organizers wrote with headings and lists, as HTML, by the name of its field. */
export type WrittenHtml = { need: SafeHtml; eligibility: SafeHtml; rules: SafeHtml; instructions: SafeHtml };

export const writtenHtml = ({ details, rules, judging }: Pick<Sections, 'details' | 'rules' | 'judging'>): WrittenHtml => ({
  need: markdown(details.need, { under: 2 }), eligibility: markdown(whoCanEnter(rules), { under: 3 }), rules: markdown(rules.rules, { under: 3 }), instructions: markdown(judging.instructions, { under: 3 }),
});
