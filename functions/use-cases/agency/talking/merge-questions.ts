import type { Caller } from '../../../domain/caller.ts';
import { merged, parted } from '../../../domain/desk/question.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { deskQuestion, type DeskNeeds } from './read-questions.ts';

type Needs = DeskNeeds & Pick<Ports, 'chance'>;
type Moved = { id: string; alike: number; version: number };

/** Questions that ask the same are put under one: its answer reaches all who asked. Under one that is answered, they hear that answer. */
export const mergeQuestions = async (ports: Needs, caller: Caller, wanted: { challengeId: string; into: string; questions: string[] }, version: number): Promise<Moved> => {
  const { challengeId } = wanted;
  const { question: into } = await deskQuestion(ports, caller, challengeId, wanted.into, version);
  const ids = [...new Set(wanted.questions)];
  const those = await ports.questions.findMany(challengeId, ids);
  if (those.length < ids.length) throw new Refusal('invalid', 'One of these questions is not there. Load the page again.', 'questions');
  const under = (await Promise.all(those.filter(({ alike }) => alike > 0).map(({ id }) => ports.questions.under(challengeId, id)))).flat();
  const changed = merged(into, those, under);
  const after = changed[0]!;
  const answer = { id: after.id, alike: after.alike, version: after.version };
  const refs = { into: into.id, questions: ids.join(' '), answered: into.answered !== undefined };
  await ports.questions.keep(changed, tell(ports, caller, 'question.merged', { about: challengeId, refs, answer }));
  return answer;
};

/** It stands for itself again, as long as nobody has heard the answer. */
export const partQuestion = async (ports: Needs, caller: Caller, wanted: { challengeId: string; questionId: string }, version: number): Promise<Moved> => {
  const { question } = await deskQuestion(ports, caller, wanted.challengeId, wanted.questionId, version);
  const from = question.mergedInto ? await ports.questions.find(wanted.challengeId, question.mergedInto) : question;
  if (!from) throw notFound('question');
  const [after, left] = parted(question, from);
  const answer = { id: after.id, alike: after.alike, version: after.version };
  await ports.questions.keep([after, left], tell(ports, caller, 'question.parted', { about: wanted.challengeId, refs: { question: question.id }, answer }));
  return answer;
};
