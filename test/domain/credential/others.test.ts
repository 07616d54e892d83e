import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { expect, test } from 'vitest';
import { bundledContexts } from '../../../functions/adapters/jsonld/contexts.ts';
import { hashData, proofConfig, unsecured } from '../../../functions/domain/credential/data-integrity.ts';
import { didDocument } from '../../../functions/domain/credential/did.ts';
import type { Json } from '../../../functions/domain/credential/json.ts';
import { fromMultikey, toMultikey } from '../../../functions/domain/credential/multikey.ts';
import { openBadge } from '../../../functions/domain/credential/open-badge.ts';
import { toHex } from '../../../functions/domain/record/note/encoding.ts';
import edtech from '../../fixtures/credential/open-badges-3.0.json' with { type: 'json' };
import { badgeDid, badgeFacts, badgeSigner, canonizer, signed } from '../../support/credential/badge.ts';
import { allThere, badgeText, check, reading } from '../../support/credential/check.ts';

const { credentialStatus: _status, ...plain } = openBadge(badgeFacts);

const multikeyContext = 'https://w3id.org/security/multikey/v1';
/** What the reference libraries ask for: contexts, the issuer's document, its keys. Nothing is fetched. */
const documentLoader = async (url: string) => {
  const methods = badgeDid['verificationMethod'] as Json[];
  const document = bundledContexts.get(url) ?? (url === 'https://www.w3.org/ns/did/v1' ? { '@context': {} } : url === badgeSigner.did ? badgeDid : methods.filter(({ id }) => id === url).map((method) => ({ '@context': multikeyContext, ...method }))[0]);
  if (!document) throw new Error(`not here: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
};
const now = new Date(reading.now);

test('the reference libraries verify what we sign, and refuse it changed', async () => {
  const ours = JSON.parse(await signed(plain)) as Json;
  const suite = new DataIntegrityProof({ cryptosuite });
  const outcome = await vc.verifyCredential({ credential: ours, suite, documentLoader, now });
  expect({ verified: outcome.verified, error: outcome.error }).toEqual({ verified: true, error: undefined });
  const changed = { ...ours, name: 'Winner of everything' };
  expect((await vc.verifyCredential({ credential: changed, suite, documentLoader, now })).verified).toBe(false);
});

test('we verify what the reference libraries sign, and refuse it changed', async () => {
  const secretKeyMultibase = (await Ed25519Multikey.generate({ seed: badgeSigner.secret, id: badgeSigner.keyId, controller: badgeSigner.did }));
  expect(secretKeyMultibase.publicKeyMultibase).toBe(toMultikey(badgeSigner.publicKey));
  const suite = new DataIntegrityProof({ cryptosuite, signer: secretKeyMultibase.signer(), date: '2027-03-01T12:00:00Z' });
  const theirs = await vc.issue({ credential: structuredClone(plain), suite, documentLoader, now });
  expect(theirs['proof']).toMatchObject({ cryptosuite: 'eddsa-rdfc-2022', verificationMethod: badgeSigner.keyId });
  expect(await check(JSON.stringify(theirs), await allThere())).toMatchObject({ standing: 'valid' });
  expect(await check(JSON.stringify({ ...theirs, name: 'Winner of everything' }), await allThere())).toMatchObject({ standing: 'not genuine' });
  // of the same options the same letters: Ed25519 has no chance in it
  expect(theirs['proof']).toEqual((JSON.parse(await badgeText({}, { credentialStatus: undefined })) as Json)['proof']);
});

test('the vector of 1EdTech for Open Badges 3.0: every hash, and it is valid by the key it names', async () => {
  const { document, proofs } = unsecured(edtech.signed);
  const hash = hashData(reading.digests.sha256, await canonizer.canonize(proofConfig(document, proofs[0] as Json)), await canonizer.canonize(document));
  expect(toHex(hash)).toBe(edtech.proofHash + edtech.documentHash);
  const issuer = edtech.signed.issuer.id;
  const at = { [issuer]: JSON.stringify(didDocument({ did: issuer, keys: [{ publicKey: fromMultikey(edtech.publicKeyMultibase, 'the key') }] })) };
  expect(await check(JSON.stringify(edtech.signed), at)).toMatchObject({ standing: 'valid', sentence: 'Valid. Example Corp (example.edu) issued “Teamwork” to did:example:ebfeb1f712ebc6f1c276e12ec21 on January 1, 2010.' });
});
