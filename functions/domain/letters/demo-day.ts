import type { Challenge } from '../call/challenge.ts';
import type { DemoDay } from '../judging/expo/demo-day.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

const minuteWords = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

export const demoDayForJudge = (envelope: Envelope, challenge: Challenge, { minutes }: Pick<DemoDay, 'minutes'>, link: string): Mail =>
  letter(envelope, 'demo-day-judge', `The demo day has begun: ${challenge.title}`, [
    `The demo day of ${quoted(challenge.title)} has begun, and you go from table to table.`,
    `You have ${minuteWords(minutes)} at each. From the second table on you say which of the last two entries is stronger. The page tells you where to go, and never sends two judges to one table.`,
    link,
  ]);

export const demoDayForTeam = (envelope: Envelope, challenge: Challenge, { minutes }: Pick<DemoDay, 'minutes'>, number: number): Mail =>
  letter(envelope, 'demo-day-team', `Your table is number ${number}: ${challenge.title}`, [
    `The demo day of ${quoted(challenge.title)} has begun. Your table is number ${number}.`,
    `Judges come one at a time and stay about ${minuteWords(minutes)}. They see your title and the name of your team.`,
    challenge.agencyName,
  ]);
