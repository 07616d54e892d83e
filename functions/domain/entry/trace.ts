import * as z from 'zod';

/** What the properties of a file tell of who made it, or where: they travel with the file, whatever it is called. */
export const Trace = z.object({ what: z.enum(['author', 'owner', 'organization', 'place']), words: z.string() });
export type Trace = z.infer<typeof Trace>;

const readable = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);
/** Kinds of file whose properties are looked at. Of any other kind nothing is known. */
export const hasReadableProperties = (type: string): boolean => readable.has(type);

const shown = (words: string): string => words.replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 200);
/** Each once, as one line, without what is empty. */
export const plainTraces = (found: Trace[]): Trace[] => {
  const seen = new Set<string>();
  return found.map(({ what, words }) => ({ what, words: shown(words) })).filter(({ what, words }) => words !== '' && !seen.has(`${what} ${words}`) && seen.add(`${what} ${words}`)).slice(0, 20);
};
