import type { Deed } from '../domain/act.ts';
import type { PublishedAnswer, Question } from '../domain/desk/question.ts';
import type { QuestionState } from '../domain/desk/question-words.ts';
import type { Listed } from './page.ts';

export type Questions = {
  /** Strongly read. */
  find(challengeId: string, id: string): Promise<Question | undefined>;
  findMany(challengeId: string, ids: string[]): Promise<Question[]>;
  /** Those that stand for themselves: waiting ones longest first, settled ones newest first. May lag behind a write by a moment. */
  ofChallenge(challengeId: string, state: QuestionState, after?: string): Promise<Listed<Question>>;
  /** All that stand under one: never more than stand under one at most. */
  under(challengeId: string, id: string): Promise<Question[]>;
  /** A person’s own of one challenge, newest first; without a challenge, of all. */
  ofPerson(personId: string, challengeId: string | undefined, after?: string): Promise<Listed<Question>>;
  /** Creates (version 1) or replaces all of them with one act; refuses `stale`. At most 90. */
  keep(questions: Question[], deed: Deed): Promise<void>;
  /** The question with its answer, in one transaction. Refuses `stale`. */
  publish(question: Question, answer: PublishedAnswer, deed: Deed): Promise<void>;
  /** Another version of a published answer; the one before stays. Refuses `stale`. */
  correct(answer: PublishedAnswer, deed: Deed): Promise<void>;
  /** Strongly read. */
  answer(challengeId: string, id: string): Promise<PublishedAnswer | undefined>;
  /** What is published, newest first. */
  answers(challengeId: string, limit: number, after?: string): Promise<Listed<PublishedAnswer>>;
  /** Every version of one, newest first, a page at a time. */
  versions(challengeId: string, id: string, after?: string): Promise<Listed<PublishedAnswer>>;
};
