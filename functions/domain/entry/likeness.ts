import * as z from 'zod';
import { idOf } from '../id.ts';
import type { Answers } from './entry.ts';
import { leastLikeness } from './likeness-words.ts';

const phraseWords = 5;
const hashes = 64;
const bandSize = 4;
/** Fewer phrases say nothing: two short answers to one question are alike by themselves. */
const leastPhrases = 40;
export const mostFilesCompared = 20;

/** What is kept of a sent version to find others like it: never its words. */
export const Likeness = z.object({
  challengeId: idOf('challenge'), entryId: idOf('entry'), n: z.number().int(),
  /** 64 least hashes of its phrases (MinHash, Broder 1997), 32 bits each; none where it is too short. */
  signature: z.array(z.number().int()),
  /** SHA-256 of its files. */
  files: z.array(z.string()),
});
export type Likeness = z.infer<typeof Likeness>;

const mixed = (x: number): number => {
  let y = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  y = Math.imul(y ^ (y >>> 13), 0xc2b2ae35);
  return (y ^ (y >>> 16)) >>> 0;
};
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
};

const textsIn = (answer: unknown): string[] => (typeof answer === 'string' ? [answer] : []);
const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** All runs of five words, in whatever answer they stand, spelled alike whatever their case and punctuation. */
export const phrasesOf = (answers: Answers): Set<string> =>
  new Set(Object.values(answers).flatMap(textsIn).flatMap((text) => {
    const words = wordsOf(text);
    return words.slice(phraseWords - 1).map((_, i) => words.slice(i, i + phraseWords).join(' '));
  }));

/** Two signatures agree in about that share of places which two entries have of their phrases in common. */
export const signatureOf = (phrases: ReadonlySet<string>): number[] => {
  if (phrases.size < leastPhrases) return [];
  const least = Array.from({ length: hashes }, () => 0xffffffff);
  for (const phrase of phrases) {
    const hash = hashOf(phrase);
    for (let i = 0; i < hashes; i += 1) least[i] = Math.min(least[i]!, mixed(hash ^ Math.imul(i + 1, 0x9e3779b1)));
  }
  return least;
};

export const likenessOf = (one: readonly number[], other: readonly number[]): number =>
  one.length === 0 || other.length === 0 ? 0 : one.filter((hash, i) => hash === other[i]).length / hashes;

/** Entries that share one of these are compared: of two with half their phrases in common 64 % share one, of two with four fifths all but one in 5,000; and one for each file. */
export const bandsOf = ({ signature, files }: Pick<Likeness, 'signature' | 'files'>): string[] => [
  ...Array.from({ length: signature.length / bandSize }, (_, band) => `${band}#${signature.slice(band * bandSize, (band + 1) * bandSize).map((hash) => hash.toString(36)).join('.')}`),
  ...files.map((sha256) => `FILE#${sha256}`),
];

export type Alike = { entryId: string; /** Of the phrases of both, about: 0 to 1. */ share: number; files: number };

/** Which others somebody should hold beside it, the most alike first. */
export const alikeTo = (own: Likeness, others: readonly Likeness[]): Alike[] =>
  others
    .filter(({ entryId }) => entryId !== own.entryId)
    .map(({ entryId, signature, files }) => ({ entryId, share: likenessOf(own.signature, signature), files: files.filter((sha256) => own.files.includes(sha256)).length }))
    .filter(({ share, files }) => share >= leastLikeness || files > 0)
    .toSorted((a, b) => b.share - a.share || b.files - a.files || (a.entryId < b.entryId ? -1 : 1));
