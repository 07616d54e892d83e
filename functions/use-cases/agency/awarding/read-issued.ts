import type { Caller } from '../../../domain/caller.ts';
import type { Credential } from '../../../domain/credential/credential.ts';
import { readNumber } from '../../../domain/credential/credential-number.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { contactOf } from '../../credential/contact-of.ts';
import { staffOf } from '../../staff.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { issuedBy } from './change-standing.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'credentials'>;

/** Those of a challenge, with who was offered one and what they answered. */
export const readChallengeCredentials = async (ports: Needed, caller: Caller, challengeId: string, after?: string): Promise<Listed<Credential>> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  return ports.credentials.under(challenge.id, after);
};

/** Those that belong to no challenge; or the one with a number, whatever it belongs to, or those that the agency has under it. */
export const readAgencyCredentials = async (ports: Needed, caller: Caller, { agencyId, number: typed, after }: { agencyId: string; number?: string | undefined; after?: string | undefined }): Promise<Listed<Credential>> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  if (typed === undefined) return ports.credentials.under(agencyId, after);
  const number = readNumber(typed);
  const found = number === undefined ? undefined : await ports.credentials.findByNumber(number);
  return { items: found?.agencyId === agencyId ? [found] : await ports.credentials.byOwnNumber(agencyId, typed) };
};

/** `contact`: as a letter about it would name it, if the caller acted now. */
export const readIssued = async (ports: Needed & Pick<Ports, 'people'>, caller: Caller, id: string): Promise<Credential & { contact?: string | undefined }> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  return { ...credential, contact: await contactOf(ports, credential, by) };
};
