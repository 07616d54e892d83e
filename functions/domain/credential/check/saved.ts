import { textOfBytes } from '../../record/note/encoding.ts';
import { Refusal } from '../../refusal.ts';
import { addressOfIssuer } from './issuer-key.ts';
import { parseJson, textIn, typesOf, type Json } from '../json.ts';
import { readSecured } from './secured.ts';

/** A file that somebody kept, under the address from which a check would ask for it. */
export type Saved = { address: string; bytes: Uint8Array; kind: 'keys' | 'list' };

const readList = (text: string): Json | undefined => {
  const { credential } = readSecured(text);
  return typesOf(credential).includes('BitstringStatusListCredential') ? credential : undefined;
};

/** The keys of an issuer (did.json), or a status list; nothing where it is neither. */
export const savedFile = (bytes: Uint8Array): Saved | undefined => {
  try {
    const text = textOfBytes(bytes, 'the file');
    const list = readList(text);
    const address = textIn(list?.['id']);
    if (list && address) return { address, bytes, kind: 'list' };
    const document = parseJson(text, 'the file');
    const issuer = Array.isArray(document['verificationMethod']) ? textIn(document['id']) : undefined;
    return issuer ? { address: addressOfIssuer(issuer), bytes, kind: 'keys' } : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** Everything that was kept of an address. */
export const keptAt = (saved: readonly Saved[]) => (address: string): Uint8Array[] => saved.filter((one) => one.address === address).map(({ bytes }) => bytes);
