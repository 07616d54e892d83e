import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { carryOut } from '../../../functions/adapters/webcrypto/carry-out.ts';
import { checkCredential, type CheckedCredential } from '../../../functions/domain/credential/check/check-credential.ts';
import type { Reading } from '../../../functions/domain/credential/check/check-steps.ts';
import { keptAt, savedFile } from '../../../functions/domain/credential/check/saved.ts';
import type { Json } from '../../../functions/domain/credential/json.ts';
import { openBadge, type BadgeFacts } from '../../../functions/domain/credential/open-badge.ts';
import { emptyStatusList, encodeStatusList, statusListCredential, withBit, type StatusPurpose } from '../../../functions/domain/credential/status-list.ts';
import { Refusal } from '../../../functions/domain/refusal.ts';
import type { Canonizer } from '../../../functions/ports/canonizer.ts';
import { badgeDid, badgeFacts, badgeOrigin, badgeSigner, canonizer, signed } from './badge.ts';

const digestOf = (name: string) => (bytes: Uint8Array) => new Uint8Array(createHash(name).update(bytes).digest());
export const reading: Reading = { now: '2027-06-01T12:00:00Z', digests: { sha256: digestOf('sha256'), sha384: digestOf('sha384'), sha512: digestOf('sha512') } };

/** What stands at addresses. */
export type Addresses = Record<string, string | Uint8Array | undefined>;
export const didAddress = `${badgeOrigin}/.well-known/did.json`;
export const [revocationAddress, suspensionAddress] = [badgeFacts.status.revocation.list, badgeFacts.status.suspension.list];

export const listText = (purpose: StatusPurpose, { set = [], bits = emptyStatusList(), ...facts }: { set?: number[]; bits?: Uint8Array; id?: string; issuer?: string; validFrom?: string; validUntil?: string } = {}, signer = badgeSigner): Promise<string> =>
  signed(statusListCredential({
    id: purpose === 'revocation' ? revocationAddress : suspensionAddress, issuer: signer.did, purpose, validFrom: '2027-06-01T11:00:00Z', validUntil: '2027-06-02T11:00:00Z',
    encodedList: encodeStatusList(gzipSync, set.reduce((list, index) => withBit(list, index, true), bits)), ...facts,
  }), signer);

export const allThere = async (): Promise<Addresses> => ({ [didAddress]: JSON.stringify(badgeDid), [revocationAddress]: await listText('revocation'), [suspensionAddress]: await listText('suspension') });

export const badgeText = (facts: Partial<BadgeFacts> = {}, more: Json = {}): Promise<string> => signed({ ...openBadge({ ...badgeFacts, ...facts }), ...more });

export const check = async (text: string, at: Addresses, { own = canonizer, kept, ...other }: Partial<Reading> & { own?: Canonizer; /** Files that were added. */ kept?: string[] } = {}): Promise<CheckedCredential> =>
  carryOut(checkCredential(text, { ...reading, ...other }), {
    canonizer: own,
    keptAt: keptAt((kept ?? []).map((file) => savedFile(new TextEncoder().encode(file))!)),
    read: async (address) => {
      const found = at[address];
      if (found === undefined) throw new Refusal('unavailable', `${address} cannot be reached.`);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
  });
