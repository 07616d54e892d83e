import { expect, test } from 'vitest';
import { addressOfDid, didDocument, didOfOrigin, keyIdOf } from '../../../functions/domain/credential/did.ts';

test('did:web of an origin, with the port in percent signs, and the way back to its document', () => {
  expect(didOfOrigin('https://challenges.example.gov')).toBe('did:web:challenges.example.gov');
  expect(addressOfDid('did:web:challenges.example.gov')).toBe('https://challenges.example.gov/.well-known/did.json');
  expect(didOfOrigin('http://localhost:4321')).toBe('did:web:localhost%3A4321');
  expect(addressOfDid('did:web:localhost%3A4321')).toBe('http://localhost:4321/.well-known/did.json');
  expect(addressOfDid('did:web:example.org:people:ada')).toBe('https://example.org/people/ada/did.json');
});

test('what is no did:web, or would lead elsewhere, is refused', () => {
  for (const did of ['did:key:z6Mk', 'did:web:', 'did:web:a/b', 'did:web:user%40example.org', 'did:web:example.org%2Fa', 'did:web:example.org:..%2F..', 'did:web:example.org::', 'did:web:example.org%', 'did:web:example.org?a', 'did:web:example.org%3A99999']) {
    expect(() => addressOfDid(did), did).toThrow('is not a did:web.');
  }
});

test('the document holds every key there ever was; one that may be in other hands says since when', () => {
  const [old, now] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const did = 'did:web:example.gov';
  const document = didDocument({ did, keys: [{ publicKey: now }, { publicKey: old, revoked: '2027-01-01T00:00:00Z' }] });
  expect(document['assertionMethod']).toEqual([keyIdOf(did, now), keyIdOf(did, old)]);
  expect(document['verificationMethod']).toMatchObject([{ id: keyIdOf(did, now), type: 'Multikey', controller: did }, { revoked: '2027-01-01T00:00:00Z' }]);
  expect(keyIdOf(did, now)).toMatch(/^did:web:example\.gov#z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
});
