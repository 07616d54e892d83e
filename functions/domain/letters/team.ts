import type { Challenge } from '../call/challenge.ts';
import type { SentEntry } from '../entry/entry.ts';
import type { Mail } from '../people/mail.ts';
import type { Team } from '../entry/team.ts';
import { entriesPhase } from '../call/challenge.ts';
import { dayWords, momentWords } from '../moment.ts';
import type { Grant } from '../entry/grant.ts';
import { letter, type Envelope } from './letter.ts';
import { quoted } from '../words/quoted.ts';

const closesWords = (challenge: Challenge): string => {
  const close = entriesPhase(challenge)?.closesAt;
  return close ? ` Entries close ${momentWords(close, challenge.zone)}.` : '';
};

type Invited = { id: string; at: string; to: string; inviter: string; naming: string; team: Team; challenge: Challenge; link: string; expiresAt: string };

export const teamInvitationLetter = ({ id, at, to, inviter, naming, team, challenge, link, expiresAt }: Invited): Mail =>
  letter({ id, at, to, naming, about: challenge.id }, 'team-invitation', `${inviter} invites you to ${team.name}`, [
    `${inviter} invites you to join the team ${team.name} in the challenge ${quoted(challenge.title)} by ${challenge.agencyName}.`,
    `As a member you can write the entry with the team. The lead sends it.${closesWords(challenge)}`,
    `Open this link to see more and to join. It works once, until ${dayWords(expiresAt, challenge.zone)}:\n${link}`,
    'If you do not know this person, do nothing.',
  ]);

/** Its place on the public record: the page of its leaf, and the proof, word for word. Neither says whose it is. */
export type RecordedEntry = { index: number; page: string; proof: string; /** What the record calls the entry. */ entryName: string };
const recordedWords = (record: RecordedEntry | 'waits' | undefined): string[] => {
  if (record === undefined) return [];
  if (record === 'waits') return ['It waits for its place on the public record. The page above shows when it has it, with the proof.'];
  return [
    `It is on the public record, as leaf ${record.index}. The record calls the entry ${record.entryName}; judges and results know it by other codes. The leaf and the newest proof of it are here, for anybody:\n${record.page}`,
    `This is the proof as it stood when this letter was written. Keep it: with the leaf it shows that the leaf is in the record. What ties the leaf to your entry is the receipt, which the page above lets you download.`, record.proof.trimEnd(),
  ];
};

export const receiptLetter = (envelope: Envelope, challenge: Challenge, sent: SentEntry, link: string, record?: RecordedEntry | 'waits'): Mail => {
  const close = entriesPhase(challenge)?.closesAt;
  return letter(envelope, 'entry-sent', `We have your entry: ${sent.title}`, [
    `We have your entry ${quoted(sent.title)} for ${quoted(challenge.title)}, sent by ${sent.team.name}.`,
    `Receipt ${sent.receipt}\nVersion ${sent.n}, received ${momentWords(sent.sentAt, challenge.zone)} (${sent.sentAt})\nRules version ${sent.rulesVersion}\nSHA-256 of the entry ${sent.digest}`,
    sent.files.length > 0 && `Files:\n${sent.files.map((file) => `${file.name}, ${file.size} ${file.size === 1 ? 'byte' : 'bytes'}, SHA-256 ${file.sha256}`).join('\n')}`,
    close && `You can change it until ${momentWords(close, challenge.zone)}. This version counts until you send another.`,
    link,
    ...recordedWords(record),
  ]);
};

export const grantLetter = (envelope: Envelope, challenge: Challenge, grant: Grant, link: string): Mail =>
  letter(envelope, 'more-time', `You have more time: ${challenge.title}`, [
    `${challenge.agencyName} gives you more time in ${quoted(challenge.title)}: you can write, and send ${grant.sends === 1 ? 'once' : `up to ${grant.sends} times`}, until ${momentWords(grant.until, challenge.zone)}.`,
    `The reason given: ${grant.reason}`,
    `The last sent version counts. For everybody else entries closed as announced. That somebody was given more time is on the public record, without a name.`,
    link,
  ]);

export const withdrawnLetter = (envelope: Envelope, challenge: Challenge, title: string, link: string): Mail =>
  letter(envelope, 'entry-withdrawn', `Your entry was withdrawn: ${title}`, [
    `The entry ${quoted(title)} for ${quoted(challenge.title)} was withdrawn by the lead of your team. Judges will not see it.`,
    `Until the deadline the lead can send it again.${closesWords(challenge)}`,
    link,
  ]);

export const participantInvitationLetter = (envelope: Envelope, challenge: Challenge, link: string, expiresAt: string): Mail => {
  const close = entriesPhase(challenge)?.closesAt;
  return letter(envelope, 'participant-invitation', `You are invited to enter: ${challenge.title}`, [
    `${challenge.agencyName} invites you to the challenge ${quoted(challenge.title)}. ${challenge.tagline}`,
    close && `Entries close ${momentWords(close, challenge.zone)}.`,
    `Open this link, sign in with this address, and accept the rules. It works once, until ${dayWords(expiresAt, challenge.zone)}:\n${link}`,
  ]);
};

/** What comes next for somebody who has registered. */
type Next = 'waiting' | 'in-team' | 'alone';
const nextWords: Record<Next, string> = {
  waiting: 'The agency approves who takes part. You get a letter when it has decided.',
  'in-team': 'Next: write the entry with your team, and send it.',
  alone: 'Next: form a team, or join one. A team of one is a team.',
};

export const registeredLetter = (envelope: Envelope, challenge: Challenge, next: Next, rulesVersion: number, link: string): Mail =>
  letter(envelope, 'registered', `You are registered: ${challenge.title}`, [
    `You accepted version ${rulesVersion} of the rules of ${quoted(challenge.title)} by ${challenge.agencyName}.`,
    `${nextWords[next]}${closesWords(challenge)}`,
    link,
  ]);

export const registrationDecidedLetter = (envelope: Envelope, challenge: Challenge, approved: boolean, reason: string | undefined, link: string): Mail =>
  letter(envelope, approved ? 'registration-approved' : 'registration-refused', `${approved ? 'You can take part' : 'You cannot take part'}: ${challenge.title}`, [
    `${challenge.agencyName} ${approved ? 'approved' : 'refused'} your registration for ${quoted(challenge.title)}.`,
    reason && `The reason:\n${reason}`,
    link,
  ]);

export const registrationReopenedLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail =>
  letter(envelope, 'registration-reopened', `Your registration waits again: ${challenge.title}`, [
    `${challenge.agencyName} took its answer to your registration for ${quoted(challenge.title)} back. You get a letter when it has decided.`,
    link,
  ]);

type Roster = { team: Team; challenge: Challenge; name: string };

export const joinedLetter = (envelope: Envelope, { team, challenge, name }: Roster, link: string): Mail =>
  letter(envelope, 'team-joined', `${name} joined ${team.name}`, [`${name} joined your team ${team.name} in ${quoted(challenge.title)} and can write the entry with you.`, link]);

export const removedLetter = (envelope: Envelope, { team, challenge, name }: Roster): Mail =>
  letter(envelope, 'team-removed', `You are no longer in ${team.name}`, [
    `${name} took you off the team ${team.name} in ${quoted(challenge.title)}. You no longer see its entries.`,
    'If this is a mistake, ask the lead of the team to invite you again.',
  ]);

export const leftLetter = (envelope: Envelope, { team, challenge, name }: Roster, link: string): Mail =>
  letter(envelope, 'team-left', `${name} left ${team.name}`, [
    `${name} left your team ${team.name} in ${quoted(challenge.title)} and no longer sees its entries. What ${name} wrote stays.`,
    'A version that was sent keeps the team as it was. Send again if the entry is to name the team as it is now.',
    link,
  ]);

export const leadLetter = (envelope: Envelope, { team, challenge, name }: Roster, link: string): Mail =>
  letter(envelope, 'team-lead', `You lead ${team.name} now`, [
    `${name} handed the team ${team.name} in ${quoted(challenge.title)} over to you. Until the deadline only you can send its entries.`,
    link,
  ]);

const counted = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
/** "7 days", "24 hours", "25 minutes": rounded, for a subject line. */
const leftWords = (now: string, until: string): string => {
  const minutes = Math.max(1, Math.round((Date.parse(until) - Date.parse(now)) / 60_000));
  const hours = Math.round(minutes / 60);
  if (minutes < 60) return counted(minutes, 'minute');
  return hours <= 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
};

type Unsent = { challenge: Challenge; title: string; team: Team; leads: boolean; now: string };

export const draftReminderLetter = (envelope: Envelope, { challenge, title, team, leads, now }: Unsent, link: string): Mail => {
  const close = entriesPhase(challenge)?.closesAt;
  return letter(envelope, 'deadline-near', `Not sent yet${close ? `, ${leftWords(now, close)} left` : ''}: ${title || challenge.title}`, [
    `The entry ${quoted(title)} of ${team.name} for ${quoted(challenge.title)} is not sent yet.`,
    close && `Entries close ${momentWords(close, challenge.zone)}. Drafts are not sent for you: the time at which the server receives Send decides.`,
    leads ? 'You lead the team: check the answers, then send.' : 'Only the lead of your team can send it.',
    link,
  ]);
};
