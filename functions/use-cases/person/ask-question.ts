import type { Challenge } from '../../domain/call/challenge.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { signedIn, type Caller } from '../../domain/caller.ts';
import { questionsUntil, refuseLateQuestion, stateOf, takesQuestions, type PublishedAnswer, type Question } from '../../domain/desk/question.ts';
import type { QuestionState } from '../../domain/desk/question-words.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';

type Reads = Pick<Ports, 'challenges' | 'questions'>;
type Needs = Reads & Pick<Ports, 'rates' | 'chance'>;

export const publicChallenge = async (ports: Pick<Ports, 'challenges'>, caller: Caller, slug: string): Promise<Challenge> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return challenge;
};

/** Until the question deadline, by the server’s clock. */
export const askQuestion = async (ports: Needs, caller: Caller, slug: string, text: string): Promise<{ id: string; at: string }> => {
  const person = signedIn(caller);
  if (!person.email) throw new Refusal('forbidden', 'Questions need a confirmed email address: the answer goes there.');
  const challenge = await publicChallenge(ports, caller, slug);
  refuseLateQuestion(challenge, caller.at);
  await limited(ports, `questions of ${person.id}`, limits.questionsOfPerson, caller.at);
  await limited(ports, `questions in a day of ${person.id}`, limits.questionsOfPersonInADay, caller.at);
  const question: Question = { id: ports.chance.id('question'), challengeId: challenge.id, by: person.id, text, at: caller.at, alike: 0, version: 1 };
  const answer = { id: question.id, at: question.at };
  // told in the person's own history: the agency's would name who asked
  await ports.questions.keep([question], tell(ports, caller, 'question.asked', { about: person.id, refs: { challenge: challenge.id, question: question.id }, answer }));
  return answer;
};

export type OwnQuestion = { id: string; text: string; at: string; state: QuestionState; reason?: string; answer?: Pick<PublishedAnswer, 'id' | 'question'> };
type OwnQuestions = { challenge: Pick<Challenge, 'slug' | 'title' | 'agencyName' | 'zone'>; open: boolean; until?: string | undefined; items: OwnQuestion[]; next?: string | undefined };

const shownOwn = async (ports: Reads, questions: Question[]): Promise<OwnQuestion[]> => Promise.all(questions.map(async (question) => {
  const leading = question.mergedInto ? ((await ports.questions.find(question.challengeId, question.mergedInto)) ?? question) : question;
  const answer = leading.answered && (await ports.questions.answer(question.challengeId, leading.answered.answerId));
  return {
    id: question.id, text: question.text, at: question.at, state: stateOf(leading),
    ...(leading.declined ? { reason: leading.declined.reason } : {}), ...(answer ? { answer: { id: answer.id, question: answer.question } } : {}),
  };
}));

/** What somebody asked of one challenge, newest first, and whether they can still ask. */
export const readOwnQuestions = async (ports: Reads, caller: Caller, slug: string, after: string | undefined): Promise<OwnQuestions> => {
  const person = signedIn(caller);
  const challenge = await publicChallenge(ports, caller, slug);
  const { items, next } = await ports.questions.ofPerson(person.id, challenge.id, after);
  const { title, agencyName, zone } = challenge;
  return { challenge: { slug: challenge.slug, title, agencyName, zone }, open: takesQuestions(challenge, caller.at), until: questionsUntil(challenge), items: await shownOwn(ports, items), next };
};
