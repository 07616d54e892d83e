import { judgingPhase, type Challenge } from '../call/challenge.ts';
import { movedWords, type MovedEntry } from '../judging/chair/moved-entry.ts';
import type { Room } from '../judging/deliberation/deliberation.ts';
import type { Mail } from '../people/mail.ts';
import type { Round } from '../judging/round/round.ts';
import { effortWords } from '../words/effort.ts';
import { momentWords } from '../moment.ts';
import { letter, type Envelope } from './letter.ts';
import { quoted } from '../words/quoted.ts';

type Invited = Envelope & { name: string; challenge: Challenge; link: string; expiresAt: string; /** Who asks, whom to ask back, and how much there is to do. */ invitedBy: string; contactEmail: string; minutes: number; most: number };

export const judgeInvitationLetter = ({ name, challenge, link, expiresAt, invitedBy, contactEmail, minutes, most, ...envelope }: Invited): Mail => {
  const phase = judgingPhase(challenge);
  return letter(envelope, 'judge-invitation', `Will you judge ${quoted(challenge.title)}?`, [
    `${name ? `Dear ${name},` : 'Hello,'}`,
    `${invitedBy} of ${challenge.agencyName} asks you to judge entries in ${quoted(challenge.title)}.`,
    phase && `Scoring runs from ${momentWords(phase.opensAt, challenge.zone)} to ${momentWords(phase.closesAt, challenge.zone)}.`,
    `It takes up to ${effortWords(minutes)} an entry, for at most ${most} entries.`,
    'You first say whom you cannot judge, before you see any entry. Then you score each entry on the published criteria, at your own pace, on any device.',
    `Accept or decline here. The link works until ${momentWords(expiresAt, challenge.zone)}:\n${link}`,
    contactEmail && `Questions go to ${contactEmail}.`,
  ]);
};

export const assignedLetter = (envelope: Envelope, challenge: Challenge, round: Round, link: string): Mail =>
  letter(envelope, 'assignments-published', `Entries are ready for you to judge: ${challenge.title}`, [
    `Entries in ${quoted(challenge.title)} are waiting for you.`,
    `You can score and change scores ${round.opensAt > envelope.at ? `from ${momentWords(round.opensAt, challenge.zone)}, ` : ''}until ${momentWords(round.closesAt, challenge.zone)}.`,
    link,
  ]);

type Reminded = { name: string; left: number; contactEmail: string; link: string };
export const reminderLetter = (envelope: Envelope, challenge: Challenge, round: Round, { name, left, contactEmail, link }: Reminded): Mail =>
  letter(envelope, 'judge-reminder', `${left} ${left === 1 ? 'entry is' : 'entries are'} waiting for your scores: ${challenge.title}`, [
    `Dear ${name},`,
    `You have ${left} ${left === 1 ? 'entry' : 'entries'} left to score in ${quoted(challenge.title)}.`,
    `Scoring closes ${momentWords(round.closesAt, challenge.zone)}. If you cannot finish, tell the agency: another judge can take over.`,
    link,
    [challenge.agencyName, contactEmail].filter(Boolean).join('\n'),
  ]);

type Decided = { challenge: Challenge; contactEmail: string; teamName: string; title: string; outcome: 'winner' | 'finalist' | 'not-selected'; reason: string; feedback: string; prize: string; link: string; moved?: MovedEntry | undefined };
const outcomeWords = { winner: 'was selected as a winner', finalist: 'was selected as a finalist', 'not-selected': 'was not selected' };

export const decisionLetter = (envelope: Envelope, { challenge, contactEmail, teamName, title, outcome, reason, feedback, prize, link, moved }: Decided): Mail =>
  letter(envelope, 'decision', `The decision on your entry: ${title}`, [
    `Hello ${teamName},`,
    `Your entry ${quoted(title)} in ${quoted(challenge.title)} ${outcomeWords[outcome]}.`,
    prize && `The prize:\n${prize}`,
    reason && `The reason:\n${reason}`,
    moved && `${movedWords(moved)} Its reason:\n${moved.reason}`,
    feedback && `Feedback:\n${feedback}`,
    outcome === 'not-selected' && !reason && 'Thank you for the work you put into it.',
    link,
    [challenge.agencyName, contactEmail].filter(Boolean).join('\n'),
  ]);

export const oneMoreLetter = (envelope: Envelope, challenge: Challenge, round: Round, link: string): Mail =>
  letter(envelope, 'assignment-added', `One more entry for you to judge: ${challenge.title}`, [
    `One more entry in ${quoted(challenge.title)} was given to you. You can score it until ${momentWords(round.closesAt, challenge.zone)}.`,
    link,
  ]);

export const oneFewerLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail =>
  letter(envelope, 'assignment-taken-back', `One entry fewer for you to judge: ${challenge.title}`, [
    `An entry in ${quoted(challenge.title)} that was given to you later was taken off your list again, before you began with it. You need not do anything.`,
    link,
  ]);

export const judgingOpenedLetter = (envelope: Envelope, challenge: Challenge, round: Pick<Round, 'closesAt'>, ready: boolean, link: string): Mail =>
  letter(envelope, 'judging-opened', `Judging is open: ${challenge.title}`, [
    `Judging of ${quoted(challenge.title)} is open until ${momentWords(round.closesAt, challenge.zone)}.`,
    !ready && 'First say whom you cannot judge: no entry opens before that.',
    link,
  ]);

/** `scored`: how many entries this judge gave scores. */
export const judgingClosedLetter = (envelope: Envelope, challenge: Challenge, { scored, link }: { scored: number; link: string }): Mail =>
  letter(envelope, 'judging-closed', `Judging is over: ${challenge.title}`, [
    `Judging of ${quoted(challenge.title)} is over, and scores can no longer be changed. Thank you for your time and care.`,
    ...(scored > 0 ? [`What you gave ${scored === 1 ? 'one entry' : `${scored} entries`} is sealed on the public record. Each entry in your list keeps the receipt of it, which proves to anybody that the record holds these scores:`, link] : []),
    'You hear from us when the results are out.',
  ]);

export const roomOpenedLetter = (envelope: Envelope, challenge: Challenge, room: Pick<Room, 'question' | 'endsAt' | 'entries'>, link: string): Mail =>
  letter(envelope, 'deliberation-opened', `The scores leave a question to you: ${challenge.title}`, [
    `${challenge.agencyName} asks judges of ${quoted(challenge.title)} to weigh ${room.entries.length} entries against each other:\n${room.question}`,
    `You can read, write and answer until ${momentWords(room.endsAt, challenge.zone)}. Other judges see you under a name made up for this room; the agency sees yours.`,
    link,
  ]);

export const roomClosedLetter = (envelope: Envelope, challenge: Challenge, room: Pick<Room, 'closed'>, link: string): Mail =>
  letter(envelope, 'deliberation-closed', `The deliberation room is closed: ${challenge.title}`, [
    `${challenge.agencyName} closed the deliberation room of ${quoted(challenge.title)} before its time:\n${room.closed?.reason ?? ''}`,
    'What was written and answered until then stands. Nothing more can be added.',
    link,
  ]);

export const roomExtendedLetter = (envelope: Envelope, challenge: Challenge, room: Pick<Room, 'endsAt'>, link: string): Mail =>
  letter(envelope, 'deliberation-extended', `More time in the deliberation room: ${challenge.title}`, [
    `${challenge.agencyName} gave the deliberation room of ${quoted(challenge.title)} more time. It is open until ${momentWords(room.endsAt, challenge.zone)}.`,
    'What was written and answered stands, and until then you can change your answers.',
    link,
  ]);

export const roomReminderLetter = (envelope: Envelope, challenge: Challenge, room: Pick<Room, 'question' | 'endsAt'>, link: string): Mail =>
  letter(envelope, 'deliberation-reminder', `Your answers are missing: ${challenge.title}`, [
    `In the deliberation room of ${quoted(challenge.title)} you have not answered yet. You were asked:\n${room.question}`,
    `You can read, write and answer until ${momentWords(room.endsAt, challenge.zone)}. If you cannot, you need not do anything.`,
    link,
  ]);

export const mentionedLetter = (envelope: Envelope, challenge: Challenge, room: Pick<Room, 'endsAt'>, by: string, link: string): Mail =>
  letter(envelope, 'deliberation-mention', `${by} asks what you think: ${challenge.title}`, [
    `${by} named you in the deliberation room of ${quoted(challenge.title)}. The room is open until ${momentWords(room.endsAt, challenge.zone)}.`,
    link,
  ]);
