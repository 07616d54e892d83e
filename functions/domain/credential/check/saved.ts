import { textOfBytes } from '../../record/note/encoding.ts';
import { Refusal } from '../../refusal.ts';
import { addressOfIssuer } from './issuer-key.ts';
import type { CheckedCredential } from './check-credential.ts';
import { cannot } from './check-steps.ts';
import { parseJson, textIn, typesOf, type Json } from '../json.ts';
import { readSecured } from './secured.ts';

/** A file that somebody kept, under the address from which a check would ask for it. */
export type Saved = { address: string; bytes: Uint8Array; kind: 'keys' | 'list'; /** Of a list: it does not say until when it is good. */ undated?: boolean };

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
    if (list && address) return { address, bytes, kind: 'list', undated: list['validUntil'] === undefined };
    const document = parseJson(text, 'the file');
    const issuer = Array.isArray(document['verificationMethod']) ? textIn(document['id']) : undefined;
    return issuer ? { address: addressOfIssuer(issuer), bytes, kind: 'keys' } : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** A saved list tells what stood in it then: it counts only until the time that it names itself. */
export const savedAt = (saved: readonly Saved[], address: string): Uint8Array | undefined => {
  const found = saved.find((one) => one.address === address);
  if (found?.undated) throw cannot('The list that you added does not say until when it is good, so it tells nothing of today.');
  return found?.bytes;
};

/** Keys that somebody brought along are only as good as where they came from, and that is said. */
export const withSaved = (checked: CheckedCredential, used: readonly Saved[]): CheckedCredential =>
  used.some(({ kind }) => kind === 'keys') ? { ...checked, notProved: ['That the keys are those of the issuer: they came from a file that you added.', ...checked.notProved] } : checked;
