import type { Caller } from '../../../domain/caller.ts';
import { offerOf, statusOf, type Credential } from '../../../domain/credential/credential.ts';
import { knownView } from '../../../domain/credential/known-view.ts';
import { givenAlready, ownNumberKey } from '../../../domain/credential/own-number.ts';
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
type Wanted = { agencyId: string; kindId: string; email: string; /** Although somebody has the agency's number already. */ again?: boolean; reference?: string | undefined; /** Whose it is, where the agency says so and not the holder. */ name?: string | undefined; validFrom?: string | undefined; validUntil?: string | undefined };

/** Who has these numbers of the agency already, for one kind: of each number at most a page. */
export const readGiven = async (ports: Pick<Ports, 'agencies' | 'credentials'>, caller: Caller, { agencyId, kindId, references }: { agencyId: string; kindId: string; references: string[] }): Promise<Credential[]> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  const found = await Promise.all([...new Set(references.map(ownNumberKey))].map((number) => ports.credentials.byOwnNumber(agencyId, number)));
  return givenAlready(found.flat(), kindId, caller.at);
};

const refuseTaken = async (ports: Pick<Ports, 'credentials'>, { agencyId, kindId, reference }: Wanted, now: string): Promise<void> => {
  if (!reference) return;
  const [other] = givenAlready(await ports.credentials.byOwnNumber(agencyId, reference), kindId, now);
  if (other) throw new Refusal('conflict', `The number ${reference} is given already: ${other.number} has it (${statusOf(other, now)}). Give another, or say that you give it again.`, 'reference');
};

/** To one person, at an address: a speaker, a contributor, somebody on a register. Whoever proves to hold the address can accept. */
export const offerOne = async (ports: Needed, caller: Caller, { agencyId, kindId, email, again = false, ...given }: Wanted): Promise<Credential> => {
  const person = await staffOf(ports, caller, agencyId, 'manager', 'agency');
  const [agency, kind] = await Promise.all([ports.agencies.find(agencyId), kindOf(ports, agencyId, kindId)]);
  if (!agency) throw notFound('agency');
  if (isOfChallenge(kind.basis)) throw new Refusal('invalid', 'This kind follows from a challenge. Offer it there, to everybody it is true of.', 'kindId');
  if (given.validUntil && given.validUntil <= (given.validFrom ?? caller.at)) throw new Refusal('invalid', 'Give an end that comes after the beginning, and is still to come.', 'validUntil');
  if (!again) await refuseTaken(ports, { agencyId, kindId, email, ...given }, caller.at);
  await limitedInvitations(ports, `${agencyId} with credentials`, [email], caller.at);
  const holder = await ports.people.findByEmail(email);
  const id = ports.chance.id('credential');
  const { reference, name, validFrom, validUntil } = given;
  const credential = offerOf(kind, {
    id, number: numberOf(ports, id), agencyId, agencyName: agency.name, offered: { at: caller.at, by: person.id },
    email: addressKey(email), ...(holder && !holder.closed ? { holderId: holder.id } : {}), ...(reference ? { reference } : {}), ...(name ? { named: name } : {}), ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}),
  });
  const envelope = { id: ports.chance.id('mail'), at: caller.at, to: email, personId: credential.holderId, about: agencyId };
  const letter = credentialOfferedLetter(envelope, { ...credential, contact: person.email }, pagesOf(ports).own(`/credentials/${id}`));
  await ports.credentials.offer(credential, [letter], tell(ports, caller, 'credential.offered', { about: agencyId, refs: { credential: id, kind: kind.id }, answer: knownView(credential, caller.at) }));
  return credential;
};
