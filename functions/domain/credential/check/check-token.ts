import { bytesOfText, fromBase64Url, textOfBytes } from '../../record/note/encoding.ts';
import { isAddress } from './check-form.ts';
import { bytesAt, cannot, refuse, signatureHolds, type KeyOfIssuer, type Steps } from './check-steps.ts';
import { addressOfIssuer, methodOfIssuer } from './issuer-key.ts';
import { isObject, listOf, parseJson, textIn, type Json } from '../json.ts';

/** A credential as a JSON Web Token, taken apart. */
export type Token = { header: Json; payload: Json; message: Uint8Array; signature: Uint8Array };

export const isToken = (text: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim());

export const parseToken = (text: string): Token => {
  const [header, payload, signature] = text.trim().split('.') as [string, string, string];
  const part = (encoded: string, where: string) => parseJson(textOfBytes(fromBase64Url(encoded, where), where), where);
  return { header: part(header, 'the head of the token'), payload: part(payload, 'the token'), message: bytesOfText(`${header}.${payload}`), signature: fromBase64Url(signature, 'the signature') };
};

const registered = ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud'];
const seconds = (moment: unknown): number => Math.floor(Date.parse(String(moment)) / 1000);

/** The credential in a token. What the token says beside must not contradict it. */
export const credentialIn = ({ payload }: Token): Json => {
  if (isObject(payload['vc'])) throw cannot('It is of the data model 1.1, in the claim “vc” of a token. Only 2.0 is read here.');
  const { iss, jti, sub, nbf, exp } = payload;
  const credential = Object.fromEntries(Object.entries(payload).filter(([name]) => !registered.includes(name)));
  const issuer = isObject(credential['issuer']) ? credential['issuer']['id'] : credential['issuer'];
  const subjects = listOf(credential['credentialSubject']).map((subject) => (isObject(subject) ? subject['id'] : undefined));
  if (iss !== undefined && iss !== issuer) throw refuse('The token and the credential in it name different issuers.');
  if (jti !== undefined && jti !== credential['id']) throw refuse('The token and the credential in it have different ids.');
  if (sub !== undefined && !subjects.includes(sub)) throw refuse('The token and the credential in it are about different people.');
  if (nbf !== undefined && nbf !== seconds(credential['validFrom'])) throw refuse('The token and the credential in it begin at different times.');
  if (exp !== undefined && credential['validUntil'] !== undefined && exp !== seconds(credential['validUntil'])) throw refuse('The token and the credential in it end at different times.');
  const ends = typeof exp === 'number' && Number.isSafeInteger(exp) && Math.abs(exp) < 8.64e12 ? new Date(exp * 1000).toISOString() : undefined;
  return ends && credential['validUntil'] === undefined ? { ...credential, validUntil: ends } : credential;
};

const kinds: Record<'RS256' | 'ES256', (jwk: Json) => boolean> = { RS256: ({ kty }) => kty === 'RSA', ES256: ({ kty, crv }) => kty === 'EC' && crv === 'P-256' };
const isKind = (algorithm: unknown): algorithm is keyof typeof kinds => algorithm === 'RS256' || algorithm === 'ES256';

/** A set of keys, or one, at an address of the issuer's own site. */
function* keyAt(address: string, issuer: string): Steps<unknown> {
  const [where] = address.split('#');
  if (!isAddress(where)) throw refuse('The token names its key by something that is not an address.');
  if (new URL(where).origin !== new URL(addressOfIssuer(issuer)).origin) throw cannot(`The key is at ${where}, and nothing ties that to the issuer ${issuer}.`);
  const found = parseJson(textOfBytes(yield* bytesAt(where), where), where);
  const keys = Array.isArray(found['keys']) ? found['keys'].filter(isObject) : [found];
  return keys.length === 1 ? keys[0] : keys.find(({ kid }) => kid === address || `${where}#${String(kid)}` === address);
}

function* keyOf({ header }: Token, issuer: string): Steps<KeyOfIssuer> {
  const { alg, kid, crit } = header;
  if (crit !== undefined) throw cannot('The token asks for rules that are not known here.');
  if (!isKind(alg)) throw cannot(`It is signed with ${textIn(alg) ?? 'something'}. Only RS256 and ES256 are read here for tokens.`);
  const name = textIn(kid);
  if (!name) throw cannot('The token does not say where the key of its issuer is, so it cannot be told whose signature it is.');
  const jwk = name.startsWith('https://') ? yield* keyAt(name, issuer) : (yield* methodOfIssuer(issuer, name.startsWith('did:') ? name : `${issuer}#${name.replace(/^#/, '')}`))['publicKeyJwk'];
  if (!isObject(jwk) || !kinds[alg](jwk)) throw refuse(`Its issuer names no key ${name} for ${alg}.`);
  return { algorithm: alg, jwk };
}

/** @throws Refusal where the signature of the token is not the issuer's. Gives the name of the key. */
export function* checkToken(token: Token, issuer: string): Steps<string> {
  const key = yield* keyOf(token, issuer);
  const holds = yield* signatureHolds(key, token.message, token.signature);
  if (!holds) throw refuse('The signature does not hold. The credential was changed, or somebody else signed it.');
  return String(token.header['kid']);
}
