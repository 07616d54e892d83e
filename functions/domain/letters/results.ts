import type { Challenge } from '../call/challenge.ts';
import type { Notice } from '../call/notice.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

/** To a team whose own outcome a correction changed. */
export const outcomeCorrectedLetter = (envelope: Envelope, { challenge, title, outcome, notice, link }: { challenge: Challenge; title: string; outcome: string; notice: Notice; link: string }): Mail =>
  letter(envelope, 'outcome-corrected', `The decision on your entry was corrected: ${title}`, [
    `${challenge.agencyName} corrected the published results of ${quoted(challenge.title)}. Your entry ${quoted(title)} is now: ${outcome}.`,
    `The reason that everybody reads:\n${notice.text.split('\n\n')[0]}`,
    `Read the decision:\n${link}`,
  ]);
