import type { Challenge } from '../call/challenge.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type Words = { title: string; text: string };

/** What the agency announces, in its own words. */
export const announcementLetter = (envelope: Envelope, challenge: Pick<Challenge, 'title' | 'agencyName'>, { title, text }: Words, link: string): Mail =>
  letter(envelope, 'announcement', `${title}: ${challenge.title}`, [`${challenge.agencyName} writes to you about ${quoted(challenge.title)}:`, `${title}\n\n${text}`, link]);
