import type { Challenge } from '../call/challenge.ts';
import type { Clarification } from '../entry/clarification.ts';
import { momentWords } from '../moment.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type About = { challenge: Challenge; one: Clarification; link: string };

/** To the team. `near`: the question again, before an answer is due. */
export const clarificationLetter = (envelope: Envelope, { challenge, one, link }: About, near: boolean): Mail =>
  letter(envelope, near ? 'clarification-near' : 'clarification-asked', `${near ? 'Your answer is due soon' : 'A question about your entry'}: ${one.title}`, [
    near ? `${challenge.agencyName} asked about ${quoted(one.title)}, which you sent to ${quoted(challenge.title)}, and has no answer yet:` : `${challenge.agencyName} asks about ${quoted(one.title)}, which you sent to ${quoted(challenge.title)}:`,
    one.question,
    `Anybody of your team can answer until ${momentWords(one.due, challenge.zone)}. The server’s clock decides. Your entry stays as you sent it; the answer stands beside it.`,
    link,
  ]);

export const clarificationWithdrawnLetter = (envelope: Envelope, { challenge, one, link }: About): Mail =>
  letter(envelope, 'clarification-withdrawn', `A question was taken back: ${one.title}`, [
    `${challenge.agencyName} took back what it asked about ${quoted(one.title)}. Nothing is needed from you.`,
    `It had asked: ${one.question}`,
    link,
  ]);

/** To the agency. */
export const clarificationAnsweredLetter = (envelope: Envelope, { challenge, one, link }: About): Mail =>
  letter(envelope, 'clarification-answered', `A team answered: ${one.title}`, [
    `The team of ${quoted(one.title)}, entry ${one.code} in ${quoted(challenge.title)}, answered your question.`,
    `Read it, and say whether judges read it too:\n${link}`,
  ]);
export const clarificationOverLetter = (envelope: Envelope, { challenge, one, link }: About): Mail =>
  letter(envelope, 'clarification-over', `No answer in time: ${one.title}`, [
    `The team of ${quoted(one.title)}, entry ${one.code} in ${quoted(challenge.title)}, did not answer by ${momentWords(one.due, challenge.zone)}.`,
    `What you asked, and what you can do now:\n${link}`,
  ]);
