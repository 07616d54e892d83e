import * as z from 'zod';

const text = (name: string) => z.string(`"${name}" is not text.`).default('');
const texts = (name: string) => z.union([z.string(), z.array(z.string())], `"${name}" is neither text nor a list of texts.`).default('').transform((value) => (Array.isArray(value) ? value : [value]).map((one) => one.trim()).filter(Boolean));

/** One call in the open feed of Challenge.gov, by that feed's own field names. Empty is the feed's usual way to say "not given". */
export const FeedRecord = z.object({
  'challenge-id': z.union([z.string().trim().min(1), z.number().int()], 'The number of the record ("challenge-id") is missing.').transform(String),
  'challenge-title': z.string('The title is missing or not text.').trim().min(2, 'The title has fewer than 2 characters.'),
  permalink: z.url({ protocol: /^https?$/, error: 'The permalink is no whole web address.' }),
  agency: z.string('The agency is missing or not text.').trim().min(2, 'The agency has fewer than 2 characters.'),
  'external-url': text('external-url'), tagline: text('tagline'), 'legal-authority': text('legal-authority'), 'fiscal-year': text('fiscal-year'), 'type-of-challenge': texts('type-of-challenge'),
  'total-prize-offered-cash': z.union([z.string(), z.number()], '"total-prize-offered-cash" is neither text nor a number.').default('').transform(String),
  'partner-agencies-federal': text('partner-agencies-federal'), 'partners-non-federal': text('partners-non-federal'), 'point-of-contact': text('point-of-contact'),
  'challenge-manager': text('challenge-manager'), 'challenge-manager-email': text('challenge-manager-email'),
  'submission-start': text('submission-start'), 'submission-end': text('submission-end'),
  description: text('description'), prizes: text('prizes'), rules: text('rules'), judging: text('judging'), 'how-to-enter': text('how-to-enter'),
});
export type FeedRecord = z.infer<typeof FeedRecord>;

export const Feed = z.object({ title: z.string().default(''), home_page_url: z.url({ protocol: /^https?$/ }), _challenge: z.array(z.unknown()) });
export type Feed = z.infer<typeof Feed>;

/** What somebody calls a record that may be broken: enough to find it in the file. */
export const recordName = (record: unknown, index: number): string => {
  const { 'challenge-id': id, 'challenge-title': title } = (record ?? {}) as Record<string, unknown>;
  return [typeof id === 'string' || typeof id === 'number' ? String(id) : `record ${index + 1}`, typeof title === 'string' ? title.trim() : ''].filter(Boolean).join('  ');
};
