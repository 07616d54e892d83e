import type { Sections } from '../../../../functions/domain/challenge.ts';
import { markdown, type SafeHtml } from './markdown.ts';

/** What the organizers wrote with headings and lists, as HTML, by the name of its field. */
export type WrittenHtml = { need: SafeHtml; eligibility: SafeHtml; rules: SafeHtml };

export const writtenHtml = ({ details, rules }: Pick<Sections, 'details' | 'rules'>): WrittenHtml => ({
  need: markdown(details.need, { under: 2 }), eligibility: markdown(rules.eligibility, { under: 3 }), rules: markdown(rules.rules, { under: 3 }),
});
