import { isPublished } from '../../../domain/call/challenge.ts';
import { signedIn, type Caller } from '../../../domain/caller.ts';
import { corrected, declined, held, published, type Question, type Said } from '../../../domain/desk/question.ts';
import type { QuestionState } from '../../../domain/desk/question-words.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { brokenLinks } from '../../../domain/words/written-links.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { deskQuestion, type DeskNeeds } from './read-questions.ts';

type Needs = DeskNeeds & Pick<Ports, 'chance'>;
type Which = { challengeId: string; questionId: string };
type Settled = { id: string; state: QuestionState; answerId?: string; version: number };

const checkLinks = ({ answer }: Said): void => {
  const [fault] = brokenLinks({ description: answer });
  if (fault) throw new Refusal('invalid', fault.message, 'answer');
};
const settled = (question: Question, state: QuestionState): Settled => ({ id: question.id, state, ...(question.answered ? { answerId: question.answered.answerId } : {}), version: question.version });

/** The answer is written and waits: it is published once the rules say so too. */
export const holdAnswer = async (ports: Needs, caller: Caller, which: Which, said: Said, version: number): Promise<Settled> => {
  const { challenge, question } = await deskQuestion(ports, caller, which.challengeId, which.questionId, version);
  checkLinks(said);
  const after = held(question, { ...said, at: caller.at, by: signedIn(caller).id, rulesVersion: challenge.rulesVersion });
  const answer = settled(after, 'waiting');
  await ports.questions.keep([after], tell(ports, caller, 'question.held', { about: challenge.id, refs: { question: question.id, rules: challenge.rulesVersion }, answer }));
  return answer;
};

/** Everybody reads it; all who asked, and followers, hear of it. */
export const publishAnswer = async (ports: Needs, caller: Caller, which: Which, { rulesVersion, ...said }: Said & { rulesVersion?: number | undefined }, version: number): Promise<Settled> => {
  const { challenge, question } = await deskQuestion(ports, caller, which.challengeId, which.questionId, version);
  if (!isPublished(challenge, caller.at)) throw new Refusal('conflict', 'This challenge is not public.');
  checkLinks(said);
  const made = published(question, { ...said, rulesVersion, answerId: ports.chance.id('answer'), at: caller.at, by: signedIn(caller).id }, challenge.rulesVersion);
  const answer = settled(made.question, 'answered');
  const refs = { question: question.id, answer: made.answer.id, version: 1, ...(rulesVersion === undefined ? {} : { rules: rulesVersion }) };
  await ports.questions.publish(made.question, made.answer, tell(ports, caller, 'question.answered', { about: challenge.id, refs, answer }));
  return answer;
};

/** The reason goes to whoever asked, and to nobody else. */
export const declineQuestion = async (ports: Needs, caller: Caller, which: Which, reason: string, version: number): Promise<Settled> => {
  const { challenge, question } = await deskQuestion(ports, caller, which.challengeId, which.questionId, version);
  const after = declined(question, { at: caller.at, by: signedIn(caller).id, reason });
  const answer = settled(after, 'declined');
  await ports.questions.keep([after], tell(ports, caller, 'question.declined', { about: challenge.id, refs: { question: question.id }, answer }));
  return answer;
};

/** A new version with the reason for it; the one before stays readable. */
export const correctAnswer = async (ports: Needs, caller: Caller, which: { challengeId: string; answerId: string }, said: Said & { reason: string; rulesVersion?: number | undefined }, version: number): Promise<{ id: string; version: number }> => {
  const { challenge, person } = await ownChallenge(ports, caller, which.challengeId, 'manager');
  const before = await ports.questions.answer(challenge.id, which.answerId);
  if (!before) throw notFound('answer');
  if (before.version !== version) throw new Refusal('stale', 'Somebody corrected this answer since you opened it. Look again, then press once more.');
  checkLinks(said);
  const after = corrected(before, { ...said, at: caller.at, by: person.id }, challenge.rulesVersion);
  const answer = { id: after.id, version: after.version };
  await ports.questions.correct(after, tell(ports, caller, 'answer.corrected', { about: challenge.id, refs: { question: after.questionId, answer: after.id, version: after.version }, answer }));
  return answer;
};
