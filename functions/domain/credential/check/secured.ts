import { refuseFormat } from '../../record/refuse-format.ts';
import { checkForm, issuerOf } from './check-form.ts';
import { checkProof } from './check-proof.ts';
import { canonical, type Reading, type Steps } from './check-steps.ts';
import { checkToken, credentialIn, isToken, parseToken, type Token } from './check-token.ts';
import { isObject, listOf, parseJson, textIn, type Json } from '../json.ts';

/** A credential as it came: with proofs in it, or in a token. */
export type Secured = { credential: Json; token?: Token };

const momentOf = (value: unknown): string | undefined => {
  const time = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : undefined;
};

/** When it was signed, as far as it says: the last time that a proof of it or its token names, or else when it begins. */
export const signedAt = ({ credential, token }: Secured): string | undefined => {
  const times = token ? [momentOf(token.payload['iat'])] : listOf(credential['proof']).map((proof) => (isObject(proof) ? momentOf(proof['created']) : undefined));
  return times.filter((time) => time !== undefined).sort().at(-1) ?? momentOf(credential['validFrom']);
};

/** Larger is no credential. */
export const mostCredentialCharacters = 1024 * 1024;
const enveloped = 'data:application/vc+jwt,';

/** @throws Refusal where it cannot be read. */
export const readSecured = (text: string): Secured => {
  if (text.length > mostCredentialCharacters) throw refuseFormat('the credential', 'it is larger than a credential can be.');
  if (isToken(text)) {
    const token = parseToken(text);
    return { credential: credentialIn(token), token };
  }
  const credential = parseJson(text, 'the credential');
  const id = textIn(credential['id']);
  if (listOf(credential['type']).includes('EnvelopedVerifiableCredential') && id?.startsWith(enveloped) && isToken(id.slice(enveloped.length))) return readSecured(id.slice(enveloped.length));
  return { credential };
};

export type CheckedSignature = { issuer: string; /** The keys. */ methods: string[]; unread: string[] };

/** Its form, then its signature, by the key that its issuer names. @throws Refusal */
export function* checkSecured({ credential, token }: Secured, reading: Reading): Steps<CheckedSignature> {
  checkForm(credential);
  const issuer = issuerOf(credential);
  if (!token) return { issuer, ...(yield* checkProof(credential, issuer, reading)) };
  yield* canonical(credential); // its contexts are known, and give every part a meaning
  return { issuer, methods: [yield* checkToken(token, issuer)], unread: [] };
}
