import { expect, test } from 'vitest';
import { didDocument } from '../../../functions/domain/credential/did.ts';
import { openBadge } from '../../../functions/domain/credential/open-badge.ts';
import { badgeFacts, badgeOrigin, badgeSigner, signed, testCredentialSigner } from '../../support/credential/badge.ts';
import { allThere, badgeText, check, didAddress, listText, revocationAddress, suspensionAddress } from '../../support/credential/check.ts';

const statesOf = ({ steps }: Awaited<ReturnType<typeof check>>) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));

test('a good credential is valid, and what it says and does not prove is told', async () => {
  const checked = await check(await badgeText(), await allThere());
  expect(checked).toMatchObject({ standing: 'valid', state: 'holds', sentence: 'Valid. City of Example (challenges.example.gov) issued “Winner: Follow the repair” to Lena Abara on March 1, 2027. It is valid until March 1, 2029 (UTC).' });
  expect(statesOf(checked)).toEqual({ 'Signed by its issuer': 'holds', Dates: 'holds', 'Not withdrawn': 'holds', 'Not suspended': 'holds' });
  expect(Object.fromEntries(checked.says)).toMatchObject({ Kind: 'Award', To: 'Lena Abara', 'Issued by': 'City of Example, did:web:challenges.example.gov', Evidence: `${badgeOrigin}/challenges/follow-the-repair/record` });
  expect(checked.notProved).toContain('That it keeps to the schema it names. Schemas are not applied here.');
});

test('withdrawn, suspended, both, expired and not yet valid: each in its word, the gravest first', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const withdrawn = { ...at, [revocationAddress]: await listText('revocation', { set: [4711] }) };
  const suspended = { ...at, [suspensionAddress]: await listText('suspension', { set: [815] }) };
  expect(await check(text, withdrawn)).toMatchObject({ standing: 'withdrawn', state: 'fails', sentence: 'Withdrawn. Its issuer has withdrawn it.' });
  expect(await check(text, suspended)).toMatchObject({ standing: 'suspended', sentence: 'Suspended. Its issuer has suspended it.' });
  expect(await check(text, { ...withdrawn, ...suspended, [revocationAddress]: withdrawn[revocationAddress] })).toMatchObject({ standing: 'withdrawn' });
  // others' bits say nothing of this one
  expect(await check(text, { ...at, [revocationAddress]: await listText('revocation', { set: [815, 4710, 4712] }) })).toMatchObject({ standing: 'valid' });
  expect(await check(text, {}, { now: '2030-01-01T00:00:00Z' })).toMatchObject({ standing: 'unknown' });
  expect(await check(text, { [didAddress]: at[didAddress] }, { now: '2030-01-01T00:00:00Z' })).toMatchObject({ standing: 'expired', sentence: 'Expired. It was valid until Thursday, March 1, 2029, 12:00 p.m. UTC.' });
  expect(await check(text, at, { now: '2027-01-01T00:00:00Z' })).toMatchObject({ standing: 'not yet', state: 'fails' });
  expect((await check(text, at, { now: '2027-01-01T00:00:00Z' })).sentence).toMatch(/^Not valid yet\. /);
});

test('what cannot be had is never valid: no keys, no list, each named', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  for (const missing of [didAddress, revocationAddress, suspensionAddress]) {
    expect(await check(text, { ...at, [missing]: undefined }), missing).toMatchObject({ standing: 'unknown', state: 'not checked', sentence: `Cannot check right now. ${missing} cannot be reached.` });
  }
});

test('a list that is not what it should be says nothing: of others, changed, for something else, too small, too old, packed wrongly', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const other = testCredentialSigner('https://elsewhere.example', 9);
  const good = await listText('revocation');
  const lists: Record<string, string | Uint8Array> = {
    'is of another issuer': await listText('revocation', { id: revocationAddress }, other),
    'The signature does not hold': good.replace('2027-06-02T11', '2027-06-03T11'),
    'is not for revocation': await listText('suspension', { id: revocationAddress }),
    'smaller than a list may be': await listText('revocation', { bits: new Uint8Array(16_383) }),
    'is too old': await listText('revocation', { validUntil: '2027-06-01T11:30:00Z' }),
    'is not valid yet': await listText('revocation', { validFrom: '2027-06-01T12:30:00Z' }),
    'says that it is another list': await listText('revocation', { id: `${badgeOrigin}/credentials/status/9` }),
    'is not a status list': await badgeText({ id: revocationAddress }),
    'larger than a list can be': await listText('revocation', { bits: new Uint8Array(1024 * 1024 + 1) }),
    'it is not JSON': '<!doctype html>',
    'these bytes are not UTF-8': Uint8Array.of(0xff, 0xfe),
    'It is not signed': JSON.stringify({ ...JSON.parse(good), proof: undefined }),
  };
  const keys = { 'https://elsewhere.example/.well-known/did.json': JSON.stringify(didDocument({ did: other.did, keys: [{ publicKey: other.publicKey }] })) };
  for (const [why, list] of Object.entries(lists)) {
    const checked = await check(text, { ...at, ...keys, [revocationAddress]: list });
    expect(checked, why).toMatchObject({ standing: 'unknown', state: 'not checked' });
    expect(checked.sentence).toContain(why);
  }
});

test('a list with a place too few says nothing of what would stand beyond it', async () => {
  const status = { ...badgeFacts.status, revocation: { list: revocationAddress, index: 131_072 } };
  const checked = await check(await badgeText({ status }), await allThere());
  expect(checked).toMatchObject({ standing: 'unknown', sentence: 'Cannot check right now. The status list: it has no place 131072.' });
});

test('somebody else’s signature, under the issuer’s name or with the issuer’s own key named, is not genuine', async () => {
  const at = await allThere();
  const thief = { ...testCredentialSigner(badgeOrigin, 9) };
  expect(await check(await signed(openBadge(badgeFacts), thief), at)).toMatchObject({ standing: 'not genuine', sentence: `Not genuine. It is signed with the key ${thief.keyId}, which its issuer ${badgeSigner.did} does not name.` });
  expect(await check(await signed(openBadge(badgeFacts), { ...thief, keyId: badgeSigner.keyId }), at)).toMatchObject({ standing: 'not genuine', sentence: 'Not genuine. The signature does not hold. The credential was changed, or somebody else signed it.' });
  const own = testCredentialSigner('https://elsewhere.example', 9);
  expect(await check(await signed(openBadge(badgeFacts), own), at)).toMatchObject({ standing: 'not genuine' });
  expect(await check(JSON.stringify(openBadge(badgeFacts)), at)).toMatchObject({ standing: 'not genuine', sentence: 'Not genuine. It is not signed.' });
});

test('an old key that the issuer keeps listing still counts; one that was withdrawn shows nothing; another’s document is not believed', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const next = testCredentialSigner(badgeOrigin, 8).publicKey;
  const listing = (revoked?: string) => JSON.stringify(didDocument({ did: badgeSigner.did, keys: [{ publicKey: next }, { publicKey: badgeSigner.publicKey, revoked }] }));
  expect(await check(text, { ...at, [didAddress]: listing() })).toMatchObject({ standing: 'valid' });
  expect(await check(text, { ...at, [didAddress]: listing('2027-05-01T00:00:00Z') })).toMatchObject({ standing: 'unknown' });
  expect(await check(text, { ...at, [didAddress]: JSON.stringify(didDocument({ did: 'did:web:elsewhere.example', keys: [{ publicKey: badgeSigner.publicKey }] })) })).toMatchObject({ standing: 'unknown' });
  const unlisted = JSON.parse(listing());
  expect(await check(text, { ...at, [didAddress]: JSON.stringify({ ...unlisted, assertionMethod: [] }) })).toMatchObject({ standing: 'not genuine' });
  const stranger = unlisted.verificationMethod.map((method: object) => ({ ...method, controller: 'did:web:elsewhere.example' }));
  expect(await check(text, { ...at, [didAddress]: JSON.stringify({ ...unlisted, verificationMethod: stranger }) })).toMatchObject({ standing: 'not genuine' });
});

test('an unknown context, one of its own, an older model, another kind of proof or status: cannot be checked, and never valid', async () => {
  const [at, badge] = [await allThere(), JSON.parse(await badgeText())];
  const contexts = badge['@context'] as string[];
  const others: [object, string][] = [
    [{ '@context': [...contexts, 'https://example.org/other/v1'] }, 'It uses the context https://example.org/other/v1'],
    [{ '@context': [...contexts, { name: 'https://example.org/name' }] }, 'It brings a context of its own'],
    [{ evidence: [{ ...badge.evidence[0], '@context': { name: 'https://example.org/name' } }] }, 'A part of it brings a context of its own'],
    [{ '@context': ['https://www.w3.org/2018/credentials/v1', contexts[1]] }, 'It is of the data model 1.1'],
    [{ proof: { ...badge.proof, cryptosuite: 'ecdsa-sd-2023' } }, 'It is signed with ecdsa-sd-2023'],
    [{ proof: { ...badge.proof, previousProof: 'urn:uuid:1' } }, 'Its proof follows from another proof'],
    [{ issuer: { ...badge.issuer, id: 'did:example:1' } }, 'Its issuer is did:example:1'],
  ];
  for (const [change, why] of others) {
    const checked = await check(JSON.stringify({ ...badge, ...change }), at);
    expect(checked, why).toMatchObject({ standing: 'unknown', state: 'not checked' });
    expect(checked.sentence).toContain(`Cannot check right now. ${why}`);
  }
  const odd = await badgeText({}, { credentialStatus: { id: `${badgeOrigin}/revoked`, type: '1EdTechRevocationList' } });
  expect(await check(odd, at)).toMatchObject({ standing: 'unknown', sentence: 'Cannot check right now. Its status is kept as 1EdTechRevocationList. Only BitstringStatusListEntry is read here.' });
});

test('without any status it is valid, and that nobody could withdraw it is said', async () => {
  const checked = await check(await badgeText({}, { credentialStatus: undefined }), await allThere());
  expect(checked).toMatchObject({ standing: 'valid' });
  expect(checked.notProved).toContain('That it was not withdrawn: it names no list where that would stand.');
});

test('replaced, where the issuer says by a list that there is a newer one', async () => {
  const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'refresh', statusListIndex: '3', statusListCredential: revocationAddress };
  const at = { ...await allThere(), [revocationAddress]: await listText('refresh' as 'revocation', { set: [3], id: revocationAddress }) };
  expect(await check(await badgeText({}, { credentialStatus: entry }), at)).toMatchObject({ standing: 'replaced', sentence: 'Replaced. Its issuer has made another one that takes its place.' });
});

test('of several proofs every one that can be read must hold, and others are told', async () => {
  const [at, badge] = [await allThere(), JSON.parse(await badgeText())];
  const beside = await check(JSON.stringify({ ...badge, proof: [badge.proof, { type: 'DataIntegrityProof', cryptosuite: 'mldsa44-rdfc-2024' }] }), at);
  expect(beside).toMatchObject({ standing: 'valid' });
  expect(beside.steps[0]!.sentence).toContain('Not counted: a proof of the kind mldsa44-rdfc-2024');
  expect(await check(JSON.stringify({ ...badge, proof: [badge.proof, { ...badge.proof, created: '2027-03-02T12:00:00Z' }] }), at)).toMatchObject({ standing: 'not genuine' });
  expect(await check(JSON.stringify({ ...badge, proof: Array(9).fill(badge.proof) }), at)).toMatchObject({ standing: 'unknown' });
  expect(await check(JSON.stringify({ ...badge, proof: { ...badge.proof, proofPurpose: 'authentication' } }), at)).toMatchObject({ standing: 'not genuine' });
});

test('addresses that are none, and more places than anybody needs, are told and not asked', async () => {
  const [at, badge] = [await allThere(), JSON.parse(await badgeText())];
  for (const issuer of ['https://', 'https://%%%', 'https://a:99999', 'https://[::', 'did:web:a%3A99999', 'did:web:%5B%3A%3A1%5D', 'did:web:..', 'did:key:', 'did:key:z6Mk']) {
    const { state } = await check(JSON.stringify({ ...badge, issuer }), at);
    expect(state, issuer).not.toBe('holds');
  }
  const places = Array.from({ length: 9 }, (_, i) => ({ ...badge.credentialStatus[0], statusListIndex: String(i) }));
  expect(await check(await badgeText({}, { credentialStatus: places }), at)).toMatchObject({ standing: 'unknown', sentence: 'Cannot check right now. It names more than 8 places of its status.' });
  const related = Array.from({ length: 9 }, (_, i) => ({ id: `https://example.org/${i}`, digestSRI: 'sha256-AAAA' }));
  expect(await check(await badgeText({}, { relatedResource: related }), at)).toMatchObject({ standing: 'unknown', sentence: 'Cannot check right now. It names more than 8 related resources.' });
});
