import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { makeCanonizer } from '../../../functions/adapters/jsonld/canonizer.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { didDocument, didOfOrigin, keyIdOf } from '../../../functions/domain/credential/did.ts';
import type { Json } from '../../../functions/domain/credential/json.ts';
import type { BadgeFacts } from '../../../functions/domain/credential/open-badge.ts';
import type { CredentialSigner } from '../../../functions/ports/credential-signer.ts';
import { signBadge } from '../../../functions/use-cases/credential/sign-badge.ts';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signer whose key is the same in each run. */
export const testCredentialSigner = (origin: string, seed = 7): CredentialSigner & { secret: Uint8Array } => {
  const bytes = new Uint8Array(32).fill(seed);
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, bytes]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(Buffer.from(createPublicKey(secret).export({ format: 'jwk' }).x!, 'base64url'));
  const did = didOfOrigin(origin);
  return { did, keyId: keyIdOf(did, publicKey), publicKey, secret: bytes, sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};

export const badgeOrigin = 'https://challenges.example.gov';
export const badgeSigner = testCredentialSigner(badgeOrigin);
export const canonizer = makeCanonizer();

export const badgeFacts: BadgeFacts = {
  id: `${badgeOrigin}/credentials/LC-7K2M-9QXW`,
  issuer: { did: badgeSigner.did, name: 'City of Example', url: badgeOrigin },
  achievement: { id: `${badgeOrigin}/challenges/follow-the-repair#winner`, type: 'Award', name: 'Winner: Follow the repair', description: 'First of 41 entries.', criteria: 'Highest result of the final round.', image: `${badgeOrigin}/credentials/LC-7K2M-9QXW.svg` },
  recipient: { name: 'Lena Abara' },
  validFrom: '2027-03-01T12:00:00Z',
  validUntil: '2029-03-01T12:00:00Z',
  status: { revocation: { list: `${badgeOrigin}/credentials/status/1`, index: 4711 }, suspension: { list: `${badgeOrigin}/credentials/status/2`, index: 815 } },
  evidence: { id: `${badgeOrigin}/challenges/follow-the-repair/record`, name: 'The published result, on the public record' },
};

export const signed = (unsigned: Json, signer: CredentialSigner = badgeSigner, at = '2027-03-01T12:00:00.123Z'): Promise<string> =>
  signBadge({ canonizer, credentialSigner: signer, clock: { now: () => at }, digest }, unsigned);

export const badgeDid = didDocument({ did: badgeSigner.did, keys: [{ publicKey: badgeSigner.publicKey }], url: badgeOrigin });
