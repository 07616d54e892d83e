import type { Credential } from '../credential/credential.ts';
import { holdsWords, type Holds } from '../credential/holds-words.ts';
import { dayWords } from '../moment.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

/** As far as a letter speaks of it: an agency reads the words before it acts. */
type Told = Pick<Credential, 'number' | 'agencyName' | 'kind' | 'prize' | 'challenge' | 'reference' | 'accepted' | 'validUntil'> & { /** Whom to write to. */ contact?: string | undefined };

const whatWords = ({ kind, prize, challenge }: Told): string => `${quoted(kind.name)}${prize ? ` (${prize})` : ''}${challenge ? ` for ${quoted(challenge.title)}` : ''}`;
const numbered = ({ number, reference }: Told): string => `Number ${number}${reference ? `, ${reference}` : ''}`;
const because = (reason: string): string => `The reason:\n${reason}`;
const questions = ({ agencyName, contact }: Told): string | undefined => contact && `Questions go to ${agencyName}: ${contact}`;
const untilWords = (at: string | undefined): string => (at ? `${dayWords(at, 'UTC')} (UTC)` : '');

export const credentialOfferedLetter = (envelope: Envelope, credential: Told & Holds, link: string): Mail =>
  letter(envelope, 'credential-offered', `${credential.agencyName} offers you a credential: ${credential.kind.name}`, [
    `${credential.agencyName} offers you the credential ${whatWords(credential)}.`,
    holdsWords(credential, 'you accept it'), numbered(credential),
    'Accept it under the name it should say. Until then nobody can see that it is yours. If you do not want it, decline.',
    'A credential is signed. Anyone can check it, without asking you or us.',
    `Open this link and sign in with this address:\n${link}`, questions(credential),
  ]);

export const credentialSuspendedLetter = (envelope: Envelope, credential: Told, { reason, until, link }: { reason: string; until?: string | undefined; link: string }): Mail =>
  letter(envelope, 'credential-suspended', `Suspended: ${credential.kind.name}`, [
    `${credential.agencyName} suspended your credential ${whatWords(credential)}${until ? ` until ${untilWords(until)}` : ''}. Whoever checks it sees that.`,
    numbered(credential), because(reason), link, questions(credential),
  ]);

export const credentialReinstatedLetter = (envelope: Envelope, credential: Told, link: string): Mail =>
  letter(envelope, 'credential-reinstated', `Reinstated: ${credential.kind.name}`, [`${credential.agencyName} reinstated your credential ${whatWords(credential)}. It is no longer suspended, and whoever checks it sees that.`, numbered(credential), link, questions(credential)]);

export const credentialWithdrawnLetter = (envelope: Envelope, credential: Told, reason: string): Mail =>
  letter(envelope, 'credential-withdrawn', `Withdrawn: ${credential.kind.name}`, [
    `${credential.agencyName} withdrew your credential ${whatWords(credential)}. ${credential.accepted ? 'Whoever checks it sees that. It cannot be made valid again.' : 'You can no longer accept it.'}`,
    numbered(credential), because(reason), questions(credential),
  ]);

export const credentialReplacedLetter = (envelope: Envelope, credential: Told, { number, reason, link }: { number: string; reason: string; link: string }): Mail =>
  letter(envelope, 'credential-replaced', `Corrected: ${credential.kind.name}`, [
    `${credential.agencyName} corrected your credential ${whatWords(credential)}. The new one has the number ${number}; use it from now on.`,
    `The old number ${credential.number} says that it was replaced.`, because(reason), link, questions(credential),
  ]);

export const credentialRenewedLetter = (envelope: Envelope, credential: Told, link: string, suspendedNow = false): Mail =>
  letter(envelope, 'credential-renewed', `Renewed: ${credential.kind.name}`, [
    `${credential.agencyName} renewed your credential ${whatWords(credential)}. ${suspendedNow ? `It stays suspended; once that is lifted, it is valid until ${untilWords(credential.validUntil)}.` : `It is valid until ${untilWords(credential.validUntil)}.`}`,
    numbered(credential), `Download it again: the file you have still says the old date.\n${link}`, questions(credential),
  ]);

export const credentialEndsLetter = (envelope: Envelope, credential: Told, link: string): Mail =>
  letter(envelope, 'credential-ends', `Ends ${untilWords(credential.validUntil)}: ${credential.kind.name}`, [
    `Your credential ${whatWords(credential)} by ${credential.agencyName} is valid until ${untilWords(credential.validUntil)}.`,
    credential.kind.renewable ? 'It can be renewed. Ask the agency.' : 'It cannot be renewed.',
    numbered(credential), link, questions(credential),
  ]);

/** To whoever offered it. */
export const credentialAnsweredLetter = (envelope: Envelope, credential: Told & Pick<Credential, 'name' | 'email'>, link: string): Mail => {
  const did = credential.accepted ? 'accepted' : 'declined';
  const who = credential.name ?? credential.email ?? 'The person it was offered to';
  return letter(envelope, 'credential-answered', `${did === 'accepted' ? 'Accepted' : 'Declined'}: ${credential.kind.name}`, [
    `${who} ${did} the credential ${whatWords(credential)} that ${credential.agencyName} offered.`, numbered(credential),
    did === 'accepted' ? 'It is being signed, and then stands in the public registry.' : 'Nobody in public can see that it was offered.', link,
  ]);
};
