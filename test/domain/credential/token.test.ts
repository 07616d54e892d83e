import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json } from '../../../functions/domain/credential/json.ts';
import { openBadge } from '../../../functions/domain/credential/open-badge.ts';
import { badgeFacts, badgeSigner } from '../../support/credential/badge.ts';
import { allThere, check, didAddress } from '../../support/credential/check.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sealed = (key: KeyObject, header: Json, payload: Json): string => {
  const message = `${part(header)}.${part(payload)}`;
  return `${message}.${sign('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};

const https = 'https://issuer.example';
const keysAt = `${https}/keys`;
const badge = openBadge({ ...badgeFacts, issuer: { did: https, name: 'An issuer', url: https } });
const { credentialStatus: _status, ...noStatus } = badge;
const claims = { iss: https, jti: badge['id'], nbf: Date.parse('2027-03-01T12:00:00Z') / 1000, exp: Date.parse('2029-03-01T12:00:00Z') / 1000 };
const payload = { ...noStatus, ...claims };
const keys = { keys: [{ ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec' }, { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' }] };
const at = { [keysAt]: JSON.stringify(keys) };
const [es256, rs256] = [sealed(ec.privateKey, { alg: 'ES256', kid: `${keysAt}#ec`, typ: 'JWT' }, payload), sealed(rsa.privateKey, { alg: 'RS256', kid: `${keysAt}#rsa` }, payload)];

test.each([['ES256', es256], ['RS256', rs256]])('a token with %s of a key at the issuer’s own address is valid', async (_name, token) => {
  expect(await check(token, at)).toMatchObject({ standing: 'valid', sentence: 'Valid. An issuer (issuer.example) issued “Winner: Follow the repair” to Lena Abara on March 1, 2027. It is valid until March 1, 2029 (UTC).' });
  expect(await check(`\n${token}\n`, at)).toMatchObject({ standing: 'valid' });
  const enveloped = { '@context': 'https://www.w3.org/ns/credentials/v2', type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` };
  expect(await check(JSON.stringify(enveloped), at)).toMatchObject({ standing: 'valid' });
});

test('one letter of the token changed, another key, or another’s word beside: not genuine', async () => {
  const [header, body, signature] = es256.split('.') as [string, string, string];
  const forged = Buffer.from(body, 'base64url').toString().replace('Lena', 'Mona');
  expect(await check(`${header}.${Buffer.from(forged).toString('base64url')}.${signature}`, at)).toMatchObject({ standing: 'not genuine' });
  expect(await check(`${header}.${body}.${signature.slice(0, -4)}AAAA`, at)).toMatchObject({ standing: 'not genuine' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(await check(sealed(other.privateKey, { alg: 'ES256', kid: `${keysAt}#ec` }, payload), at)).toMatchObject({ standing: 'not genuine' });
  expect(await check(sealed(rsa.privateKey, { alg: 'RS256', kid: `${keysAt}#ec` }, payload), at)).toMatchObject({ standing: 'not genuine', sentence: `Not genuine. Its issuer names no key ${keysAt}#ec for RS256.` });
  for (const change of [{ iss: 'https://other.example' }, { jti: 'urn:uuid:1' }, { nbf: 1 }, { exp: 1 }, { sub: 'did:example:1' }]) {
    expect(await check(sealed(ec.privateKey, { alg: 'ES256', kid: `${keysAt}#ec` }, { ...payload, ...change }), at), JSON.stringify(change)).toMatchObject({ standing: 'not genuine' });
  }
});

test('whose key it is cannot be told: elsewhere, in the token itself, none, or a way of signing that is not read', async () => {
  const headers: [Json, string][] = [
    [{ alg: 'ES256', kid: 'https://elsewhere.example/keys#ec' }, 'nothing ties that to the issuer'], [{ alg: 'ES256', jwk: ec.publicKey.export({ format: 'jwk' }) }, 'does not say where the key of its issuer is'],
    [{ alg: 'EdDSA', kid: `${keysAt}#ec` }, 'It is signed with EdDSA.'], [{ alg: 'none', kid: `${keysAt}#ec` }, 'It is signed with none.'], [{ alg: 'HS256', kid: `${keysAt}#ec` }, 'It is signed with HS256.'], [{ alg: 'ES256', kid: `${keysAt}#ec`, crit: ['b64'] }, 'rules that are not known here'],
  ];
  for (const [header, why] of headers) {
    const checked = await check(sealed(ec.privateKey, header, payload), { ...at, 'https://elsewhere.example/keys': JSON.stringify(keys) });
    expect(checked, why).toMatchObject({ standing: 'unknown', sentence: expect.stringContaining(why) });
  }
  expect(await check(sealed(ec.privateKey, { alg: 'ES256', kid: `${keysAt}#ec` }, { vc: noStatus, ...claims }), at)).toMatchObject({ standing: 'unknown' });
  expect(await check(sealed(ec.privateKey, { alg: 'ES256', kid: `${keysAt}#ec` }, { ...payload, '@context': [...(badge['@context'] as string[]), 'https://example.org/v1'] }), at)).toMatchObject({ standing: 'unknown' });
});

test('a key named by no address is not asked for', async () => {
  for (const kid of ['https://', 'https://%%%', 'https://a:99999/#ec']) expect(await check(sealed(ec.privateKey, { alg: 'ES256', kid }, payload), at), kid).toMatchObject({ standing: 'not genuine', state: 'fails' });
});

test('the end that only the token names counts too', async () => {
  const { validUntil: _until, ...open } = payload as Json;
  const token = sealed(ec.privateKey, { alg: 'ES256', kid: `${keysAt}#ec` }, open);
  expect(await check(token, at, { now: '2029-03-02T12:00:00Z' })).toMatchObject({ standing: 'expired' });
});

test('a did:web issuer’s key in its document, as a JWK', async () => {
  const method = { id: `${badgeSigner.did}#ec`, type: 'JsonWebKey', controller: badgeSigner.did, publicKeyJwk: ec.publicKey.export({ format: 'jwk' }) };
  const did = JSON.stringify({ id: badgeSigner.did, verificationMethod: [method], assertionMethod: ['#ec'] });
  const token = sealed(ec.privateKey, { alg: 'ES256', kid: `${badgeSigner.did}#ec`, typ: 'vc+jwt' }, openBadge(badgeFacts));
  expect(await check(token, { ...await allThere(), [didAddress]: did })).toMatchObject({ standing: 'unknown' }); // its lists are signed with a key that is no longer named
  const { credentialStatus: _none, ...plain } = openBadge(badgeFacts);
  expect(await check(sealed(ec.privateKey, { alg: 'ES256', kid: `${badgeSigner.did}#ec`, typ: 'vc+jwt' }, plain), { [didAddress]: did })).toMatchObject({ standing: 'valid' });
});
