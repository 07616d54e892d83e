import { monthsWords, type FollowMonths } from '../award/follow-up-words.ts';
import type { Challenge } from '../call/challenge.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

/** To the managers: it is time to look at what became of the winners. */
export const followUpDueLetter = (envelope: Envelope, challenge: Challenge, { months, winners }: { months: FollowMonths; winners: number }, link: string): Mail =>
  letter(envelope, 'follow-up-due', `What became of the winners? ${challenge.title}`, [
    `It is ${monthsWords(months)} since the results of ${quoted(challenge.title)}. Please look at what became of ${winners === 1 ? 'its winner' : `its ${winners} winners`}: still used, a pilot, a contract, adopted, or ended.`,
    'It is a short form for each. What you show everybody stands with the results, and in the atlas.', link,
  ]);
