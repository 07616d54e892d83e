import { needsSignature, type Credential, type StatusPlace } from '../../../domain/credential/credential.ts';
import type { Basis } from '../../../domain/credential/basis.ts';
import { openBadge, type AchievementType, type BadgeFacts } from '../../../domain/credential/open-badge.ts';
import { listName, type Purpose } from '../../../domain/credential/status-list-head.ts';
import { statusListBits } from '../../../domain/credential/status-list.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Deed } from '../../../domain/act.ts';
import type { Ports } from '../../../ports/ports.ts';
import { aboutOf, listAddress } from '../../agency/awarding/change-standing.ts';
import { issuedAct } from '../../credential/issued-act.ts';
import { signBadge, type BadgePorts } from '../../credential/sign-badge.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { pagesOf } from '../../site-pages.ts';

export type Signatory = BadgePorts & Recorder & Pick<Ports, 'agencies' | 'credentials' | 'statusLists' | 'clock' | 'site'>;

const types: Record<Basis, AchievementType> = { winner: 'Award', finalist: 'Award', entered: 'Achievement', judge: 'Achievement', speaker: 'Achievement', contributor: 'Achievement', registration: 'License' };

/** What is signed says in words what the public page says. */
const achievementOf = (ports: Signatory, { basis, number, kind, prize, challenge, agencyName, team, reference }: Credential): BadgeFacts['achievement'] => ({
  id: `${pagesOf(ports).credential(number)}#achievement`, type: types[basis], criteria: kind.criteria,
  name: [kind.name, [prize, challenge?.title].filter(Boolean).join(', ')].filter(Boolean).join(': '),
  description: [kind.description, challenge && `${challenge.title}, by ${agencyName}.`, team && basis !== 'entered' && `Team: ${team}.`, reference && `${agencyName} has it under ${reference}.`].filter(Boolean).join(' '),
});

const badgeOf = async (ports: Signatory, credential: Credential, places: NonNullable<Credential['places']>): Promise<string> => {
  const pages = pagesOf(ports);
  const agency = await ports.agencies.find(credential.agencyId);
  const place = (purpose: Purpose) => ({ list: pages.statusList(listName(places[purpose].list, purpose)), index: places[purpose].index });
  const { number, agencyName, challenge, name, validFrom, validUntil } = credential;
  return signBadge(ports, openBadge({
    id: pages.credential(number), issuer: { did: ports.credentialSigner.did, name: agencyName, url: agency ? `${ports.site.origin}/agencies/${agency.slug}` : ports.site.origin },
    achievement: achievementOf(ports, credential), recipient: { name }, validFrom: validFrom!, validUntil, status: { revocation: place('revocation'), suspension: place('suspension') },
    ...(challenge ? { evidence: { id: pages.record(challenge.slug), name: 'The public record of the challenge' } } : {}),
  }));
};

/** Uniform: the number of places is a power of two. */
const randomPlace = ({ chance }: Pick<Ports, 'chance'>, list: number): StatusPlace => ({ list, index: Buffer.from(chance.token(), 'base64url').readUInt32BE(0) % statusListBits });

const issue = async (ports: Signatory, credential: Credential, places: NonNullable<Credential['places']>): Promise<void> => {
  const text = await badgeOf(ports, credential, places);
  const at = ports.clock.now();
  const first = credential.signed === undefined;
  const act = issuedAct(ports.sha256, credential, credential.facts);
  const next: Credential = { ...credential, places, signed: { at, of: credential.facts, hash: ports.sha256(text), act: credential.signed?.act ?? act }, version: credential.version + 1 };
  const deed: Deed & { kind: 'credential.issued' } = { id: act, kind: 'credential.issued', about: aboutOf(next), by: 'system', at, refs: { credential: next.id } };
  const told = first ? { id: act, number: next.number, what: 'issued', at } as const : undefined;
  await ports.credentials.issue(next, text, onRecord(ports, deed, { credential: next, list: listAddress(ports, next, 'revocation'), first }), told);
};

/** So many places that are another's, one after the other, and the list is filling. */
const mostTries = 8;

const inFreePlaces = async (ports: Signatory, credential: Credential): Promise<void> => {
  const list = Math.max(1, await ports.statusLists.current());
  await ports.statusLists.open(list);
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      return await issue(ports, credential, { revocation: randomPlace(ports, list), suspension: randomPlace(ports, list) });
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'taken')) throw error;
    }
  }
  await ports.statusLists.open(list + 1);
  return inFreePlaces(ports, credential);
};

/** Signs one, if it still waits for that. Whoever is cut off before the write has stored nothing; after it, there is nothing left to do. */
export const signCredential = async (ports: Signatory, id: string): Promise<boolean> => {
  const credential = await ports.credentials.find(id);
  if (!credential || !needsSignature(credential)) return false;
  try {
    await (credential.places ? issue(ports, credential, credential.places) : inFreePlaces(ports, credential));
    return true;
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'stale' || error.code === 'in-progress')) return false;
    throw error;
  }
};
