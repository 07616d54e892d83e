import type { Caller } from '../../../domain/caller.ts';
import { offerOf, type Credential } from '../../../domain/credential/credential.ts';
import { knownView } from '../../../domain/credential/known-view.ts';
import { isOfChallenge } from '../../../domain/credential/basis.ts';
import { credentialOfferedLetter } from '../../../domain/letters/credential.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { addressKey } from '../../../domain/words/email-address.ts';
import type { Ports } from '../../../ports/ports.ts';
import { numberOf } from '../../credential-number.ts';
import { limitedInvitations } from '../../limited.ts';
import { pagesOf } from '../../site-pages.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';
import { kindOf } from './write-kind.ts';

type Needed = Pick<Ports, 'agencies' | 'credentialKinds' | 'credentials' | 'people' | 'rates' | 'chance' | 'sha256' | 'beacon' | 'site'>;
type Wanted = { agencyId: string; kindId: string; email: string; reference?: string | undefined; validFrom?: string | undefined; validUntil?: string | undefined };

/** To one person, at an address: a speaker, a contributor, somebody on a register. Whoever proves to hold the address can accept. */
export const offerOne = async (ports: Needed, caller: Caller, { agencyId, kindId, email, ...given }: Wanted): Promise<Credential> => {
  const person = await staffOf(ports, caller, agencyId, 'manager', 'agency');
  const [agency, kind] = await Promise.all([ports.agencies.find(agencyId), kindOf(ports, agencyId, kindId)]);
  if (!agency) throw notFound('agency');
  if (isOfChallenge(kind.basis)) throw new Refusal('invalid', 'This kind follows from a challenge. Offer it there, to everybody it is true of.', 'kindId');
  if (given.validUntil && given.validUntil <= (given.validFrom ?? caller.at)) throw new Refusal('invalid', 'Give an end that comes after the beginning, and is still to come.', 'validUntil');
  await limitedInvitations(ports, `${agencyId} with credentials`, [email], caller.at);
  const holder = await ports.people.findByEmail(email);
  const id = ports.chance.id('credential');
  const { reference, validFrom, validUntil } = given;
  const credential = offerOf(kind, {
    id, number: numberOf(ports, id), agencyId, agencyName: agency.name, offered: { at: caller.at, by: person.id },
    email: addressKey(email), ...(holder && !holder.closed ? { holderId: holder.id } : {}), ...(reference ? { reference } : {}), ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}),
  });
  const envelope = { id: ports.chance.id('mail'), at: caller.at, to: email, personId: credential.holderId, about: agencyId };
  const letter = credentialOfferedLetter(envelope, credential, pagesOf(ports).own(`/credentials/${id}`));
  await ports.credentials.offer(credential, [letter], tell(ports, caller, 'credential.offered', { about: agencyId, refs: { credential: id, kind: kind.id }, answer: knownView(credential, caller.at) }));
  return credential;
};
