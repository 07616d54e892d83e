import { roleWords, type StaffRole } from '../people/agency.ts';
import type { Mail } from '../people/mail.ts';
import { letter, type Envelope } from './letter.ts';

/** About the account itself: these always go. */

export const roleGivenLetter = (envelope: Envelope, agencyName: string, roles: StaffRole[], link: string): Mail => {
  const named = new Intl.ListFormat('en-US').format(roles.map((role) => roleWords[role]));
  return letter(envelope, 'role-given', `You are ${named} for ${agencyName}`, [
    `You now have the role of ${named} for ${agencyName}.`,
    'If you did not expect this, tell the operator of this site.',
    link,
  ]);
};

export const tokenMadeLetter = (envelope: Envelope, link: string): Mail =>
  letter(envelope, 'token-made', 'A token for programs was made in your account', [
    `A token with which programs can act for you was made at ${envelope.at}.`,
    'If that was not you, revoke it at once and sign out everywhere:',
    link,
  ]);
