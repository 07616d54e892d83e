import { fromBase64Url, textOfBytes } from '../../record/note/encoding.ts';
import { bytesAt, cannot, refuse, type KeyOfIssuer, type Steps } from './check-steps.ts';
import { addressOfDid } from '../did.ts';
import { isObject, listOf, parseJson, textIn, type Json } from '../json.ts';
import { fromMultikey } from '../multikey.ts';

const didKey = 'did:key:';

/** Where an issuer says which keys are its own. */
export const addressOfIssuer = (issuer: string): string => {
  if (issuer.startsWith('did:web:')) return addressOfDid(issuer);
  if (issuer.startsWith('https://')) return issuer.split('#')[0]!;
  throw cannot(`Its issuer is ${issuer}. The keys of such issuers cannot be looked up here.`);
};

/** A fragment alone is of the document it stands in. */
const wholeId = (id: unknown, issuer: string): string | undefined => (typeof id === 'string' ? (id.startsWith('#') ? `${issuer}${id}` : id) : undefined);

/** What an issuer may sign with, of everything its document holds. */
const methodIn = (document: Json, issuer: string, method: string): Json | undefined => {
  const named = (one: unknown): one is Json => isObject(one) && wholeId(one['id'], issuer) === method;
  const listed = listOf(document['assertionMethod']);
  if (listed.some((one) => wholeId(one, issuer) === method)) return listOf(document['verificationMethod']).find(named);
  return listed.find(named);
};

const rawOf = (method: Json): Uint8Array => {
  const jwk = method['publicKeyJwk'];
  if (isObject(jwk) && jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' && typeof jwk['x'] === 'string') return fromBase64Url(jwk['x'], 'the key of its issuer');
  const multibase = textIn(method['publicKeyMultibase']);
  if (!multibase) throw cannot('The key of its issuer is written in a way that is not read here.');
  return fromMultikey(multibase, 'the key of its issuer');
};

export function* documentOfIssuer(issuer: string): Steps<Json> {
  const address = addressOfIssuer(issuer);
  const bytes = yield* bytesAt(address);
  const document = parseJson(textOfBytes(bytes, address), address);
  if (document['id'] !== issuer) throw cannot(`${address} does not say that it is of ${issuer}.`);
  return document;
}

/** The method by which an issuer signs, from the issuer's own document. @throws Refusal where the issuer does not name it. */
export function* methodOfIssuer(issuer: string, method: string): Steps<Json> {
  const document = yield* documentOfIssuer(issuer);
  const found = methodIn(document, issuer, method);
  if (!found) throw refuse(`It is signed with the key ${method}, which its issuer ${issuer} does not name.`);
  if (found['controller'] !== issuer) throw refuse(`The key ${method} is not under the control of its issuer ${issuer}.`);
  if (found['revoked'] !== undefined) throw cannot(`Its issuer withdrew the key ${method}. What it signed cannot be told from what others could sign.`);
  return found;
}

/** An Ed25519 key of an issuer. An issuer of did:key is its key. */
export function* ed25519Of(issuer: string, method: string): Steps<KeyOfIssuer> {
  if (!issuer.startsWith(didKey)) return { algorithm: 'Ed25519', raw: rawOf(yield* methodOfIssuer(issuer, method)) };
  const key = issuer.slice(didKey.length);
  if (method !== `${issuer}#${key}`) throw refuse(`It is signed with the key ${method}, which is not that of its issuer.`);
  if (!key.startsWith('z6Mk')) throw cannot('The key of its issuer is of a kind that is not read here.');
  return { algorithm: 'Ed25519', raw: fromMultikey(key, 'the key of its issuer') };
}
