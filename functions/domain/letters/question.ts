import type { Challenge } from '../call/challenge.ts';
import type { PublishedAnswer } from '../desk/question.ts';
import type { News } from '../follow/news.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type Named = Pick<Challenge, 'title' | 'agencyName'>;
const landed = ({ rulesVersion }: PublishedAnswer) => rulesVersion !== undefined && `It changed the rules: this stands in version ${rulesVersion} of them.`;

/** To whoever asked it, or the same in other words. */
export const answeredLetter = (envelope: Envelope, challenge: Named, answer: PublishedAnswer, link: string): Mail =>
  letter(envelope, 'question-answered', `Your question is answered: ${challenge.title}`, [
    `You asked ${challenge.agencyName} about ${quoted(challenge.title)}. The answer is public. It does not say who asked.`,
    `Question:\n${answer.question}`, `Answer:\n${answer.answer}`, landed(answer), link,
  ]);

export const answerCorrectedLetter = (envelope: Envelope, challenge: Named, answer: PublishedAnswer, link: string): Mail =>
  letter(envelope, 'answer-corrected', `An answer was corrected: ${challenge.title}`, [
    `${challenge.agencyName} corrected the answer to a question you asked about ${quoted(challenge.title)}. The earlier version stays readable.`,
    answer.reason && `Why:\n${answer.reason}`, `Question:\n${answer.question}`, `Answer:\n${answer.answer}`, landed(answer), link,
  ]);

export const questionDeclinedLetter = (envelope: Envelope, challenge: Named, { text, reason }: { text: string; reason: string }, link: string): Mail =>
  letter(envelope, 'question-declined', `Your question was not answered: ${challenge.title}`, [
    `You asked ${challenge.agencyName} about ${quoted(challenge.title)}:\n${text}`, `It will not be answered. The agency says why, to you alone:\n${reason}`, link,
  ]);

/** At most once a day, however many come. */
export const questionsWaitLetter = (envelope: Envelope, challenge: Named, link: string): Mail =>
  letter(envelope, 'questions-wait', `Questions wait for you: ${challenge.title}`, [`People ask about ${quoted(challenge.title)}. You hear of this at most once a day; the list holds all that wait.`, link]);

/** To followers. */
export const answerNews = (challenge: Named, answer: PublishedAnswer, link: string): News => ({
  headline: `${answer.version === 1 ? 'A question was answered' : 'An answer was corrected'}: ${challenge.title}`.slice(0, 300), text: answer.question.slice(0, 600), link,
});
