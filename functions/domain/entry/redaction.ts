import * as z from 'zod';
import { idOf } from '../id.ts';
import type { Answer, Answers } from './entry.ts';

/**
 * What judges read of one sent version of an entry where judging is blind, once a manager looked through it. The entry itself stays as it was
 * sent. Making one says that the entry is ready for judges, whether or not anything was taken out.
 */
export const Redaction = z.object({
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  /** The sent version that was looked through. */
  n: z.number().int().min(1),
  title: z.string().max(160),
  /** Files that no judge gets, with the reason kept for the agency. */
  withheld: z.array(z.object({ fileId: idOf('file'), why: z.string().max(300) })).max(40),
  /** How many answers, the title among them, read otherwise than they were sent. */
  changed: z.number().int(),
  /** How many judges had scored the entry, or begun to, as it was sent when somebody first looked through it. */
  scoredBefore: z.number().int().optional(),
  by: z.string(),
  at: z.iso.datetime(),
  version: z.number().int(),
});
export type Redaction = z.infer<typeof Redaction>;

/** By question, the words of every answer that is written in words, changed or not. */
export const Words = z.record(z.string(), z.string().max(40_000));
export type Words = z.infer<typeof Words>;

/** As sent versions are kept: an item for each section, so that long answers fit. */
export const RedactedSection = z.object({ entryId: idOf('entry'), section: z.string(), n: z.number().int(), words: Words });
export type RedactedSection = z.infer<typeof RedactedSection>;

export const standings = ['none', 'current', 'stale'] as const;
/** Nobody looked through the entry; somebody did; or they did, and the team sent again afterwards. */
export type Standing = (typeof standings)[number];
export const standingOf = (made: Pick<Redaction, 'n'> | undefined, n: number): Standing => (made === undefined ? 'none' : made.n === n ? 'current' : 'stale');

export type Blindness = { blind: boolean; anonymized: boolean };
/**
 * What a judge may read: the entry as it was sent, as the agency left it, or nothing. A version that was looked through covers no other: where
 * something was taken out before, nothing is shown until it is looked through again.
 */
export const sightOf = ({ blind, anonymized }: Blindness, standing: Standing): 'as-sent' | 'redacted' | 'nothing' => {
  if (!blind) return 'as-sent';
  if (standing === 'none') return anonymized ? 'nothing' : 'as-sent';
  return standing === 'current' ? 'redacted' : 'nothing';
};

/** Kinds of question whose answer is chosen from the agency's own words, or is a number, a day or a file: there is nothing to take out. */
const wordless = new Set(['choice', 'choices', 'number', 'money', 'date', 'files']);
export const isWritten = (type: string): boolean => !wordless.has(type);

/** A form sends the ends of its lines in its own way. */
export const plainBreaks = (text: string): string => text.replace(/\r\n?/g, '\n');

/** An answer as words, where it is words. */
export const wordsOf = (type: string, answer: Answer | undefined): string | undefined => {
  if (!isWritten(type) || answer === undefined) return undefined;
  if (typeof answer === 'object' && !Array.isArray(answer)) return [answer.repository, answer.commit].filter(Boolean).join(' ');
  return typeof answer === 'string' ? plainBreaks(answer) : undefined;
};

export const takenOut = '[Taken out by the agency]';
/** The answer as judges get it: of what is written, only what the agency left. What it emptied is not shown as never answered. */
export const redactedAnswer = (field: { id: string; type: string }, answers: Answers, words: Words): { type: string; answer: Answer | undefined } => {
  const answer = answers[field.id];
  if (!isWritten(field.type)) return { type: field.type, answer };
  const [sent, kept] = [wordsOf(field.type, answer) ?? '', words[field.id] ?? ''];
  if (kept === sent) return { type: field.type, answer };
  return { type: 'paragraph', answer: kept.trim() ? kept : takenOut };
};

/** Judges call an entry whose title was taken out by its code. */
export const titleForJudges = (made: Pick<Redaction, 'title'>, code: string): string => made.title || `Entry ${code}`;

const entries = (n: number) => `${n} ${n === 1 ? 'entry' : 'entries'}`;
/** Why assignments cannot be published yet, and the fix; undefined when every entry may be read. */
export const waitingWords = (of: number, { unread, again }: { unread: number; again: number }): string | undefined => {
  if (again > 0) return `${entries(again)} ${again === 1 ? 'was' : 'were'} sent again after you looked through ${again === 1 ? 'it' : 'them'} for judges. Look through ${again === 1 ? 'it' : 'them'} once more.`;
  if (unread > 0) return `Judges here read an entry only once you have looked through it. ${unread} of ${entries(of)} ${unread === 1 ? 'is' : 'are'} left to look through.`;
  return undefined;
};
