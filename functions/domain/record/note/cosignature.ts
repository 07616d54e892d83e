import { refuseFormat } from '../refuse-format.ts';
import { joinBytes } from '../tree/hashing.ts';
import { bytesOfText, fromUint64, toUint64 } from './encoding.ts';
import type { Claim, NoteSignature } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** C2SP tlog-cosignature, "Ed25519 signed message": what a witness signs. `time` in seconds since 1970. */
export const cosignedMessage = (text: string, time: number): Uint8Array => bytesOfText(`cosignature/v1\ntime ${time}\n${text}`);

/** The line that a witness adds, from its 64 bytes. */
export const cosignature = ({ name, id }: VerifierKey, time: number, signature: Uint8Array): NoteSignature => ({ name, keyId: id, signature: joinBytes([toUint64(time), signature]) });

/** @throws Refusal where the line cannot be a cosignature. */
export const cosignatureClaim = (text: string, { name, signature }: NoteSignature, key: VerifierKey): Claim => {
  if (signature.length !== 72) throw refuseFormat(`the cosignature of ${name}`, `it has ${signature.length} bytes; a time and a signature have 72.`);
  const time = fromUint64(signature.slice(0, 8), `the cosignature of ${name}`);
  return { key, message: cosignedMessage(text, time), signature: signature.slice(8), time };
};
