import { refuseFormat } from '../refuse-format.ts';
import { joinBytes } from '../tree/hashing.ts';
import { bytesOfText, fromBase64, fromHex, textOfBytes, toBase64, toHex } from './encoding.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/** One line under a note: whose it says it is, and the bytes, unchecked. */
export type NoteSignature = { name: string; keyId: string; signature: Uint8Array };
export type SignedNote = { text: string; signatures: NoteSignature[] };

/** The format asks for 16 at least; a limit keeps a reader from being held up. */
const mostSignatures = 100;
const dash = '\u2014';

/** What may be signed as a note. @throws Refusal naming the line. */
export const checkNoteText = (text: string): void => {
  if (!text.endsWith('\n')) throw refuseFormat('the note', 'its text does not end with a line break.');
  const bad = text.split('\n').findIndex((line) => Array.from(line).some((character) => character < ' ' || /\p{Surrogate}/u.test(character)));
  if (bad >= 0) throw refuseFormat(`line ${bad + 1} of the note`, 'it holds a control character or half a character.');
};

export const formatSignature = ({ name, keyId, signature }: NoteSignature): string => {
  if (!isKeyName(name)) throw refuseFormat('the signature', 'its key name is empty, or has white space or a plus.');
  return `${dash} ${name} ${toBase64(joinBytes([fromHex(keyId), signature]))}\n`;
};

/** C2SP signed-note, "Format". */
export const formatNote = ({ text, signatures }: SignedNote): string => {
  checkNoteText(text);
  if (signatures.length === 0) throw refuseFormat('the note', 'nobody signed it.');
  return `${text}\n${signatures.map(formatSignature).join('')}`;
};

const parseSignature = (line: string, where: string): NoteSignature => {
  const [sign, name = '', written = '', ...more] = line.split(' ');
  if (sign !== dash || more.length > 0 || !isKeyName(name)) throw refuseFormat(where, 'a signature line is an em dash, a key name and base64, one space between them.');
  const bytes = fromBase64(written, where);
  if (bytes.length < 5) throw refuseFormat(where, 'a signature has a key id of four bytes and at least one more.');
  return { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
};

/** The text ends at the last empty line. Nothing is verified here. @throws Refusal for any bytes that formatNote does not write. */
export const parseNote = (note: string | Uint8Array): SignedNote => {
  const whole = typeof note === 'string' ? note : textOfBytes(note, 'the note');
  checkNoteText(whole);
  const end = whole.lastIndexOf('\n\n');
  if (end < 0) throw refuseFormat('the note', 'no empty line parts its text from its signatures.');
  const text = whole.slice(0, end + 1);
  const lines = whole.slice(end + 2, -1).split('\n');
  if (end + 2 === whole.length) throw refuseFormat('the note', 'nobody signed it.');
  if (lines.length > mostSignatures) throw refuseFormat('the note', `it has ${lines.length} signatures; at most ${mostSignatures} are read.`);
  const first = text.split('\n').length + 1;
  return { text, signatures: lines.map((line, i) => parseSignature(line, `line ${first + i} of the note`)) };
};

/** Verifies an Ed25519 signature (RFC 8032). Given, since a browser and a server have it from different places. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** What a line under a note comes to once a key is known for it. */
export type Claim = { key: VerifierKey; message: Uint8Array; signature: Uint8Array; /** Of a cosignature: seconds since 1970. */ time?: number };

export const signsAs = (key: Pick<VerifierKey, 'name' | 'id'>, { name, keyId }: NoteSignature): boolean => name === key.name && keyId === key.id;

/** A signature over the text itself. */
export const plainClaim = (text: string, { signature }: NoteSignature, key: VerifierKey): Claim => ({ key, message: bytesOfText(text), signature });
