import * as z from 'zod';
import { entriesPhase, isPublished, type Challenge } from '../call/challenge.ts';
import { idOf } from '../id.ts';
import { momentWords } from '../moment.ts';
import { Refusal } from '../refusal.ts';
import { mostAlike, type QuestionState } from './question-words.ts';

const Said = z.object({ question: z.string(), answer: z.string() });
export type Said = z.infer<typeof Said>;

/** What somebody asked. Until it is answered, only they and the agency read it; who asked is shown to nobody. */
export const Question = z.object({
  id: idOf('question'),
  challengeId: idOf('challenge'),
  by: idOf('person'),
  text: z.string(),
  at: z.iso.datetime(),
  /** It asks the same as this one, and hears what that one hears. */
  mergedInto: idOf('question').optional(),
  /** How many others stand under it. */
  alike: z.number().int(),
  /** Written, and kept back until the rules have changed. `rulesVersion` stood when it was written. */
  held: Said.extend({ at: z.iso.datetime(), by: z.string(), rulesVersion: z.number().int() }).optional(),
  answered: z.object({ at: z.iso.datetime(), by: z.string(), answerId: idOf('answer') }).optional(),
  declined: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  version: z.number().int(),
});
export type Question = z.infer<typeof Question>;

/** What everybody reads: the question in words that name nobody, and its answer. Each version stays readable. */
export const PublishedAnswer = Said.extend({
  id: idOf('answer'),
  challengeId: idOf('challenge'),
  questionId: idOf('question'),
  /** When it was first published. */
  at: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  by: z.string(),
  /** The rules version in which it landed, where it changed the rules. */
  rulesVersion: z.number().int().optional(),
  /** Why this version stands in place of the one before. */
  reason: z.string().optional(),
  version: z.number().int(),
});
export type PublishedAnswer = z.infer<typeof PublishedAnswer>;

/** Until when people ask: the organizer’s date, else as long as entries are taken; never beyond the end of the challenge. Where entries are taken elsewhere, questions are too. */
export const questionsUntil = (challenge: Pick<Challenge, 'questionsUntil' | 'phases' | 'cancelled' | 'listing'>): string | undefined => {
  if (challenge.listing) return undefined;
  const until = challenge.questionsUntil ?? entriesPhase(challenge)?.closesAt;
  return until && challenge.cancelled && challenge.cancelled.at < until ? challenge.cancelled.at : until;
};

export const takesQuestions = (challenge: Challenge, at: string): boolean => {
  const until = questionsUntil(challenge);
  return isPublished(challenge, at) && !challenge.cancelled && until !== undefined && at <= until;
};

export const refuseLateQuestion = (challenge: Challenge, at: string): void => {
  if (takesQuestions(challenge, at)) return;
  const until = questionsUntil(challenge);
  throw new Refusal('closed', until && until < at ? `Questions closed ${momentWords(until, challenge.zone)}.` : 'This challenge takes no questions.');
};

export const stateOf = ({ answered, declined }: Pick<Question, 'answered' | 'declined'>): QuestionState => {
  if (answered) return 'answered';
  return declined ? 'declined' : 'waiting';
};

const later = (question: Question, change: Partial<Question>): Question => ({ ...question, ...change, version: question.version + 1 });
const refuseSettled = (question: Question): void => {
  if (question.mergedInto) throw new Refusal('conflict', 'This question stands under another one. Answer that one, or take this one out first.');
  if (question.answered) throw new Refusal('conflict', 'This question is answered already.');
  if (question.declined) throw new Refusal('conflict', 'This question was declined already.');
};

/** These and all that stand under them now stand under `into`. Answers every question that changed, `into` first. */
export const merged = (into: Question, those: Question[], underThose: Question[]): Question[] => {
  if (into.mergedInto) throw new Refusal('conflict', 'That question stands under another one itself. Choose the other one.', 'questions');
  if (into.declined) throw new Refusal('conflict', 'That question was declined. Choose one that waits or is answered.', 'questions');
  for (const question of those) {
    if (question.id === into.id) throw new Refusal('invalid', 'A question cannot stand under itself.', 'questions');
    refuseSettled(question);
  }
  const moved = [...those, ...underThose];
  if (into.alike + moved.length > mostAlike) throw new Refusal('limit', `At most ${mostAlike} questions stand under one. Answer this one first.`, 'questions');
  return [later(into, { alike: into.alike + moved.length }), ...moved.map((question) => later(question, { mergedInto: into.id, alike: 0, held: undefined }))];
};

/** Stands for itself again. Answers it and the one it stood under. */
export const parted = (question: Question, from: Question): [Question, Question] => {
  if (!question.mergedInto) throw new Refusal('conflict', 'This question stands for itself already.');
  if (stateOf(from) !== 'waiting') throw new Refusal('conflict', 'Whoever asked this has heard the answer already.');
  return [later(question, { mergedInto: undefined }), later(from, { alike: from.alike - 1 })];
};

export const held = (question: Question, held_: NonNullable<Question['held']>): Question => {
  refuseSettled(question);
  return later(question, { held: held_ });
};

type Publishing = Said & { answerId: string; at: string; by: string; rulesVersion?: number | undefined };
/** An answer that changes the rules names the version it landed in: one that came after it was written, and that stands. */
export const published = (question: Question, { answerId, at, by, rulesVersion, ...said }: Publishing, current: number): { question: Question; answer: PublishedAnswer } => {
  refuseSettled(question);
  if (rulesVersion !== undefined) refuseOtherRules(rulesVersion, current, question.held?.rulesVersion);
  const answer: PublishedAnswer = { ...said, id: answerId, challengeId: question.challengeId, questionId: question.id, at, changedAt: at, by, ...(rulesVersion === undefined ? {} : { rulesVersion }), version: 1 };
  return { question: later(question, { held: undefined, answered: { at, by, answerId } }), answer };
};

const refuseOtherRules = (rulesVersion: number, current: number, before: number | undefined): void => {
  if (rulesVersion > current) throw new Refusal('invalid', `There is no rules version ${rulesVersion} yet. Publish the correction first.`, 'rulesVersion');
  if (before !== undefined && rulesVersion <= before) throw new Refusal('invalid', `The rules have not changed since this answer was written under version ${before}. Publish the correction first.`, 'rulesVersion');
};

export const declined = (question: Question, declining: NonNullable<Question['declined']>): Question => {
  refuseSettled(question);
  return later(question, { held: undefined, declined: declining });
};

type Correcting = Said & { at: string; by: string; reason: string; rulesVersion?: number | undefined };
export const corrected = (answer: PublishedAnswer, { rulesVersion, ...said }: Correcting, current: number): PublishedAnswer => {
  if (said.question === answer.question && said.answer === answer.answer && rulesVersion === answer.rulesVersion) throw new Refusal('conflict', 'Nothing differs from what is published.');
  if (rulesVersion !== undefined) refuseOtherRules(rulesVersion, current, undefined);
  const { at: changedAt, ...words } = said;
  return { ...answer, ...words, changedAt, rulesVersion, version: answer.version + 1 };
};

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? []);
/** Those that share most words with it first. */
export const likeliest = <T extends Pick<Question, 'text'>>(question: Pick<Question, 'text'>, others: T[]): T[] => {
  const own = wordsOf(question.text);
  const shared = (other: T): number => [...wordsOf(other.text)].filter((word) => own.has(word)).length;
  return others.map((other) => ({ other, score: shared(other) })).toSorted((a, b) => b.score - a.score).map(({ other }) => other);
};
