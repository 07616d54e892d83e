import * as z from 'zod';

const text = z.string().default('');
const texts = z.union([z.string(), z.array(z.string())]).default('').transform((value) => (Array.isArray(value) ? value : [value]).map((one) => one.trim()).filter(Boolean));

/** One call in the open feed of Challenge.gov, by that feed's own field names. Empty is the feed's usual way to say "not given". */
export const FeedRecord = z.object({
  'challenge-id': z.union([z.string().trim().min(1), z.number().int()]).transform(String),
  'challenge-title': z.string().trim().min(2),
  permalink: z.url({ protocol: /^https?$/, error: 'no whole web address' }),
  agency: z.string().trim().min(2),
  'external-url': text, tagline: text, 'legal-authority': text, 'fiscal-year': text, 'type-of-challenge': texts,
  'total-prize-offered-cash': z.union([z.string(), z.number()]).default('').transform(String),
  'partner-agencies-federal': text, 'partners-non-federal': text, 'point-of-contact': text, 'challenge-manager': text, 'challenge-manager-email': text,
  'submission-start': text, 'submission-end': text,
  description: text, prizes: text, rules: text, judging: text, 'how-to-enter': text,
});
export type FeedRecord = z.infer<typeof FeedRecord>;

export const Feed = z.object({ title: z.string().default(''), home_page_url: z.url({ protocol: /^https?$/ }), _challenge: z.array(z.unknown()) });
export type Feed = z.infer<typeof Feed>;

/** What somebody calls a record that may be broken: enough to find it in the file. */
export const recordName = (record: unknown, index: number): string => {
  const { 'challenge-id': id, 'challenge-title': title } = (record ?? {}) as Record<string, unknown>;
  return [typeof id === 'string' || typeof id === 'number' ? String(id) : `record ${index + 1}`, typeof title === 'string' ? title.trim() : ''].filter(Boolean).join('  ');
};
