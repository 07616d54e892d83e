import type { Challenge } from '../challenge.ts';
import type { SentEntry } from '../entry.ts';
import type { Mail } from '../mail.ts';
import type { Team } from '../team.ts';
import { entriesPhase } from '../challenge.ts';
import { dayWords, momentWords } from '../zone.ts';
import { letter, type Envelope } from './letter.ts';

type Invited = { id: string; at: string; to: string; inviter: string; team: Team; challenge: Challenge; link: string; expiresAt: string };

export const teamInvitationLetter = ({ id, at, to, inviter, team, challenge, link, expiresAt }: Invited): Mail =>
  letter({ id, at, to, about: challenge.id }, 'team-invitation', `${inviter} invites you to ${team.name}`, [
    `${inviter} invites you to join the team ${team.name} in the challenge "${challenge.title}" by ${challenge.agencyName}.`,
    'As a member you can write the entry with the team. The lead sends it.',
    `Open this link to see more and to join. It works once, until ${dayWords(expiresAt, challenge.zone)}:\n${link}`,
    'If you do not know this person, do nothing.',
  ]);

export const receiptLetter = (envelope: Envelope, challenge: Challenge, sent: SentEntry, link: string): Mail => {
  const close = entriesPhase(challenge)?.closesAt;
  return letter(envelope, 'entry-sent', `We have your entry: ${sent.title}`, [
    `We have your entry "${sent.title}" for "${challenge.title}", sent by ${sent.team.name}.`,
    `Receipt ${sent.receipt}\nVersion ${sent.n}, received ${momentWords(sent.sentAt, challenge.zone)} (${sent.sentAt})\nRules version ${sent.rulesVersion}\nSHA-256 of the entry ${sent.digest}`,
    sent.files.length > 0 && `Files:\n${sent.files.map((file) => `${file.name}, ${file.size} bytes, SHA-256 ${file.sha256}`).join('\n')}`,
    close && `You can change it until ${momentWords(close, challenge.zone)}. This version counts until you send another.`,
    link,
  ]);
};

export const withdrawnLetter = (envelope: Envelope, challenge: Challenge, title: string): Mail =>
  letter(envelope, 'entry-withdrawn', `Your entry was withdrawn: ${title}`, [
    `The entry "${title}" for "${challenge.title}" was withdrawn by the lead of your team. Judges will not see it.`,
    'Until the deadline the lead can send it again.',
  ]);

export const participantInvitationLetter = (envelope: Envelope, challenge: Challenge, link: string, expiresAt: string): Mail => {
  const close = entriesPhase(challenge)?.closesAt;
  return letter(envelope, 'participant-invitation', `You are invited to enter: ${challenge.title}`, [
    `${challenge.agencyName} invites you to the challenge "${challenge.title}". ${challenge.tagline}`,
    close && `Entries close ${momentWords(close, challenge.zone)}.`,
    `Open this link, sign in with this address, and accept the rules. It works once, until ${dayWords(expiresAt, challenge.zone)}:\n${link}`,
  ]);
};
