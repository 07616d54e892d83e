import { expect, test } from 'vitest';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { identityHash, openBadge } from '../../../functions/domain/credential/open-badge.ts';
import { statusListCredential } from '../../../functions/domain/credential/status-list.ts';
import { badgeFacts, badgeOrigin, badgeSigner, canonizer, signed } from '../../support/credential/badge.ts';

test('a badge has the shape that Open Badges 3.0 asks for, and every term of it a meaning', async () => {
  const badge = openBadge(badgeFacts);
  expect(badge).toMatchObject({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'did:web:challenges.example.gov', type: ['Profile'] },
    credentialSubject: { type: ['AchievementSubject'], identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Lena Abara', identityType: 'name' }], achievement: { achievementType: 'Award' } },
    evidence: [{ id: `${badgeOrigin}/challenges/follow-the-repair/record`, type: ['Evidence'] }],
    credentialStatus: [{ type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '4711' }, { type: 'BitstringStatusListEntry', statusPurpose: 'suspension', statusListIndex: '815' }],
    credentialSchema: [{ type: '1EdTechJsonSchemaValidator2019' }],
  });
  const quads = await canonizer.canonize(openBadge({ ...badgeFacts, licenseNumber: 'LC-7K2M' }));
  for (const part of ['vocab.html#OpenBadgeCredential>', 'vocab.html#AchievementSubject>', '"Winner: Follow the repair"', '"4711"', '"815"', '1EdTechJsonSchemaValidator2019>', '"Lena Abara"', '"LC-7K2M"']) expect(quads).toContain(part);
});

test('of an email address only a salted hash is in it; without any holder it is refused', () => {
  const hash = identityHash(sha256, ' Lena@Example.org ', 'salt');
  expect(hash).toBe(`sha256$${sha256('lena@example.orgsalt')}`);
  const badge = openBadge({ ...badgeFacts, recipient: { hashedEmail: { hash, salt: 'salt' } } });
  expect(badge).toMatchObject({ credentialSubject: { identifier: [{ hashed: true, identityHash: hash, identityType: 'emailAddress', salt: 'salt' }] } });
  expect(JSON.stringify(badge)).not.toMatch(/lena@/i);
  expect(() => openBadge({ ...badgeFacts, recipient: {} })).toThrow('A credential names its holder');
});

test('signed, its proof names the key by its own letters, and is made to the second', async () => {
  const text = await signed(openBadge(badgeFacts));
  expect(JSON.parse(text)).toMatchObject({ proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created: '2027-03-01T12:00:00Z', verificationMethod: badgeSigner.keyId, proofPurpose: 'assertionMethod', proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/) } });
  expect(await signed(openBadge(badgeFacts))).toBe(text);
});

test('a status list is a credential of its own, with every term known', async () => {
  const list = statusListCredential({ id: `${badgeOrigin}/credentials/status/1`, issuer: badgeSigner.did, purpose: 'revocation', encodedList: 'uH4sI', validFrom: '2027-03-01T12:00:00Z', validUntil: '2027-03-02T12:00:00Z' });
  expect(list).toMatchObject({ type: ['VerifiableCredential', 'BitstringStatusListCredential'], credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' } });
  expect(await canonizer.canonize(list)).toContain('"uH4sI"');
});
