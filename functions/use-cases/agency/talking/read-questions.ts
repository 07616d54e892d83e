import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Caller } from '../../../domain/caller.ts';
import { likeliest, stateOf, type PublishedAnswer, type Question } from '../../../domain/desk/question.ts';
import type { QuestionState } from '../../../domain/desk/question-words.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type DeskNeeds = Pick<Ports, 'agencies' | 'challenges' | 'questions'>;
/** As the desk shows one: never who asked, so that nobody is answered otherwise than everybody. */
export type DeskQuestion = Pick<Question, 'id' | 'text' | 'at' | 'alike' | 'version'> & {
  state: QuestionState; held?: { question: string; answer: string; at: string; rulesVersion: number }; answered?: { at: string; answerId: string }; declined?: { at: string; reason: string };
};

const onDesk = (question: Question): DeskQuestion => {
  const { id, text, at, alike, version, held, answered, declined } = question;
  return {
    id, text, at, alike, version, state: stateOf(question), ...(held ? { held: { question: held.question, answer: held.answer, at: held.at, rulesVersion: held.rulesVersion } } : {}),
    ...(answered ? { answered: { at: answered.at, answerId: answered.answerId } } : {}), ...(declined ? { declined: { at: declined.at, reason: declined.reason } } : {}),
  };
};

export const readQuestionDesk = async (ports: DeskNeeds, caller: Caller, challengeId: string, which: QuestionState, after: string | undefined) => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  const { items, next } = await ports.questions.ofChallenge(challengeId, which, after);
  return { items: items.map(onDesk), next };
};

/** One question of the caller’s own challenge. With a version: as it was read. */
export const deskQuestion = async (ports: DeskNeeds, caller: Caller, challengeId: string, questionId: string, version?: number): Promise<{ challenge: Challenge; question: Question }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const question = await ports.questions.find(challengeId, questionId);
  if (!question) throw notFound('question');
  if (version !== undefined && question.version !== version) throw new Refusal('stale', 'Somebody changed this question since you opened it. Look again, then press once more.');
  return { challenge, question };
};

const closest = 10;
type Alike = Pick<Question, 'id' | 'text' | 'at' | 'version'>;
const named = ({ id, text, at, version }: Question): Alike => ({ id, text, at, version });

export type OpenedQuestion = DeskQuestion & {
  under: Alike[]; mergedInto?: string | undefined;
  /** Of those that wait longest, those most like it; of the published answers, the newest. */
  others: Alike[]; answers: { id: string; questionId: string; question: string }[];
  answer?: PublishedAnswer | undefined; rulesVersion: number;
};

/** A question whole, with those that ask the same and those that may. */
export const openQuestion = async (ports: DeskNeeds, caller: Caller, challengeId: string, questionId: string): Promise<OpenedQuestion> => {
  const { challenge, question } = await deskQuestion(ports, caller, challengeId, questionId);
  const waits = stateOf(question) === 'waiting' && !question.mergedInto;
  const [under, waiting, answers, answer] = await Promise.all([
    ports.questions.under(challengeId, questionId),
    waits ? ports.questions.ofChallenge(challengeId, 'waiting') : undefined,
    waits ? ports.questions.answers(challengeId, 50) : undefined,
    question.answered && ports.questions.answer(challengeId, question.answered.answerId),
  ]);
  const others = likeliest(question, (waiting?.items ?? []).filter(({ id }) => id !== questionId)).slice(0, closest);
  return {
    ...onDesk(question), under: under.map(named), mergedInto: question.mergedInto, others: others.map(named),
    answers: (answers?.items ?? []).map((one) => ({ id: one.id, questionId: one.questionId, question: one.question })), answer, rulesVersion: challenge.rulesVersion,
  };
};
