import type { Challenge } from '../call/challenge.ts';
import type { Screening } from '../entry/screening.ts';
import { momentWords } from '../moment.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type About = { challenge: Challenge; title: string; screening: Screening; link: string; contact?: string | undefined };

export const exclusionLetter = (envelope: Envelope, { challenge, title, screening, link, contact }: About): Mail =>
  letter(envelope, 'entry-excluded', `Your entry was excluded: ${title}`, [
    `${challenge.agencyName} found that ${quoted(title)} may not take part in ${quoted(challenge.title)}. Two people of the agency agreed.`,
    `The reason given: ${screening.first.reason}`,
    screening.appealUntil && `If you think this is wrong, the lead of your team can appeal until ${momentWords(screening.appealUntil, challenge.zone)}:\n${link}`,
    contact && `Questions go to ${contact}.`,
  ]);

export const appealDecidedLetter = (envelope: Envelope, { challenge, title, screening, link }: About): Mail => {
  const back = screening.state === 'reinstated';
  return letter(envelope, 'appeal-decided', `${back ? 'Your entry counts again' : 'Your appeal was rejected'}: ${title}`, [
    back ? `${challenge.agencyName} followed your appeal: ${quoted(title)} takes part in ${quoted(challenge.title)} again.` : `${challenge.agencyName} did not follow your appeal: ${quoted(title)} stays out of ${quoted(challenge.title)}.`,
    `The reason given: ${screening.decided?.reason ?? ''}`,
    link,
  ]);
};

/** To the others of the agency: something waits for one of them. */
export const screeningWaitsLetter = (envelope: Envelope, { challenge, title, screening, link }: About): Mail => {
  const appealed = screening.state === 'appealed';
  return letter(envelope, 'screening-waits', `${appealed ? 'An appeal waits for you' : 'An exclusion waits for you'}: ${title}`, [
    appealed ? `The team of ${quoted(title)} appeals against its exclusion from ${quoted(challenge.title)}.` : `A colleague proposes to exclude ${quoted(title)} from ${quoted(challenge.title)}. Nothing happens until a second person agrees.`,
    appealed ? `The team says: ${screening.appeal?.reason ?? ''}` : `The reason given: ${screening.first.reason}`,
    `Read the entry and decide here:\n${link}`,
  ]);
};
