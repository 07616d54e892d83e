import type { Act } from '../../../domain/act.ts';
import type { PublishedAnswer, Question } from '../../../domain/desk/question.ts';
import { answerCorrectedLetter, answeredLetter, answerNews, questionDeclinedLetter, questionsWaitLetter } from '../../../domain/letters/question.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { writePages, type Progress, type WritePage } from '../write-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type ToWrite } from './write-letters.ts';
import { writeNews, type ToTell } from './write-news.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'questions'>;

const questionOf = async ({ questions }: Needed, challengeId: string, id: string): Promise<Question> => {
  const question = await questions.find(challengeId, id);
  if (!question) throw new Error(`question ${id} cannot be read`);
  return question;
};
/** It, and all that stand under it. */
const groupOf = async (ports: Needed, challengeId: string, id: string): Promise<Question[]> => [await questionOf(ports, challengeId, id), ...(await ports.questions.under(challengeId, id))];

const answerOf = async ({ questions }: Needed, challengeId: string, id: string): Promise<PublishedAnswer> => {
  const answer = await questions.answer(challengeId, id);
  if (!answer) throw new Error(`answer ${id} cannot be read`);
  return answer;
};

/** One letter a day to each manager, whose id is made of the day. */
export const tellManagersOfQuestion = async (ports: Needed & Pick<Ports, 'agencies'>, act: Act): Promise<void> => {
  const challengeId = String(act.refs['challenge']);
  const challenge = await about(ports, { about: challengeId });
  const managers = await staffWith(ports, challenge.agencyId, 'manager');
  const link = pagesOf(ports).console(challengeId, '/questions');
  await writeLetters(ports, { ...act, about: challengeId, id: `questions of ${challengeId} on ${act.at.slice(0, 10)}` }, managers, (envelope) => questionsWaitLetter(envelope, challenge, link));
};

/** Letters about one version of an answer are made of that version, so that nobody gets two however they came to it. */
const causeOf = (act: Act, answer: PublishedAnswer): Act => ({ ...act, id: `answer ${answer.id} version ${answer.version}` });

const writeToAskers = async (ports: Needed, act: Act, answer: PublishedAnswer, link: string): Promise<void> => {
  const [challenge, asked] = await Promise.all([about(ports, act), groupOf(ports, act.about, answer.questionId)]);
  const write = answer.version > 1 && act.kind === 'answer.corrected' ? answerCorrectedLetter : answeredLetter;
  await writeLetters(ports, causeOf(act, answer), asked.map(({ by }) => by), (envelope) => write(envelope, challenge, answer, link));
};

/** Whoever asked reads it whole; who follows the challenge hears of it as soon as they want news. Being both is one letter. */
export const tellAnswered = async (ports: Needed & ToTell & Pick<Ports, 'follows' | 'mailings'>, act: Act): Promise<Progress> => {
  const [challenge, answer] = await Promise.all([about(ports, act), answerOf(ports, act.about, String(act.refs['answer']))]);
  const link = pagesOf(ports).challenge(challenge.slug, `/questions/${answer.id}`);
  const toAskers: WritePage = async () => {
    await writeToAskers(ports, act, answer, link);
    return {};
  };
  const toFollowers: WritePage = async (after) => {
    const { items, next } = await ports.follows.of(act.about, after);
    await writeNews(ports, causeOf(act, answer), items.filter(({ since }) => since <= act.at).map(({ personId }) => personId), answerNews(challenge, answer, link));
    return { next };
  };
  return writePages(ports, act, [toAskers, toFollowers]);
};

export const tellDeclined = async (ports: Needed, act: Act): Promise<void> => {
  const [challenge, asked] = await Promise.all([about(ports, act), groupOf(ports, act.about, String(act.refs['question']))]);
  const reason = asked[0]?.declined?.reason ?? '';
  const link = pagesOf(ports).ask(challenge.slug);
  for (const { by, text, id: apart } of asked) await writeLetters(ports, act, [by], (envelope) => questionDeclinedLetter(envelope, challenge, { text, reason }, link), { apart });
};

/** Put under a question that is answered: whoever asked hears that answer, unless they heard it before. */
export const tellMerged = async (ports: Needed, act: Act): Promise<void> => {
  if (act.refs['answered'] !== true) return;
  const [challenge, into] = await Promise.all([about(ports, act), questionOf(ports, act.about, String(act.refs['into']))]);
  const answer = await answerOf(ports, act.about, into.answered?.answerId ?? '');
  await writeToAskers(ports, act, answer, pagesOf(ports).challenge(challenge.slug, `/questions/${answer.id}`));
};
