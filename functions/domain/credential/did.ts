import { refuseFormat } from '../record/refuse-format.ts';
import { toMultikey } from './multikey.ts';

/** did:web of whatever answers at an origin. A port is written with %3A. */
export const didOfOrigin = (origin: string): string => `did:web:${new URL(origin).host.replaceAll(':', '%3A')}`;

/** Nobody sends the keys of a site on this machine over https. */
const isLoopback = (host: string): boolean => /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);

/** Where a did:web says that its document is. @throws Refusal for what is no did:web. */
export const addressOfDid = (did: string): string => {
  const parts = /^did:web:([^#?/]+)$/.exec(did)?.[1]!.split(':').map((part) => decodePart(part, did));
  const [host = '', ...path] = parts ?? [];
  if (!/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) || path.some((part) => part === '' || /[/?#]/.test(part))) throw refuseFormat('the issuer', `“${did}” is not a did:web.`);
  const port = Number(host.split(':')[1] ?? '443');
  if (port > 65_535) throw refuseFormat('the issuer', `“${did}” is not a did:web.`);
  return `${isLoopback(host) ? 'http' : 'https'}://${host}/${path.length === 0 ? '.well-known' : path.map(encodeURIComponent).join('/')}/did.json`;
};

const decodePart = (part: string, did: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refuseFormat('the issuer', `“${did}” is not a did:web.`);
  }
};

/** The name of a key within an issuer: its fragment is the key itself, which some verifiers read from there. */
export const keyIdOf = (did: string, publicKey: Uint8Array): string => `${did}#${toMultikey(publicKey)}`;

export type IssuerKey = { publicKey: Uint8Array; /** Since when nothing it signs is believed any more: a key that somebody else may hold. */ revoked?: string | undefined };

/** Every key there ever was, so that what an old one signed can be verified for ever. */
export const didDocument = ({ did, keys, url }: { did: string; keys: readonly IssuerKey[]; /** Of the site. */ url?: string }): Record<string, unknown> => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: did,
  ...(url ? { alsoKnownAs: [url] } : {}),
  verificationMethod: keys.map(({ publicKey, revoked }) => ({ id: keyIdOf(did, publicKey), type: 'Multikey', controller: did, publicKeyMultibase: toMultikey(publicKey), ...(revoked ? { revoked } : {}) })),
  assertionMethod: keys.map(({ publicKey }) => keyIdOf(did, publicKey)),
});
