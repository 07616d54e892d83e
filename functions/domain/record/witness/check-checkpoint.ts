import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.ts';
import { fromHashText } from '../note/encoding.ts';
import { claimsOf } from '../note/open-note.ts';
import type { PolicyLog } from '../note/policy.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { formatNote, parseNote, signsAs, type SignedNote, type Verify } from '../note/signed-note.ts';
import { isConsistent } from '../tree/check-proof.ts';
import { emptyRoot, type Digest } from '../tree/hashing.ts';
import { formatKnownSize, parseAddCheckpoint, sizeType, type AddCheckpoint } from './add-checkpoint.ts';

/** The largest head of a log that a witness signed; `root` in base64. */
export type Seen = { size: number; root: string };
/** Why a witness does not sign, as its protocol answers it. */
export type WitnessRefusal = { status: 400 | 403 | 404 | 409 | 422; type?: typeof sizeType; text: string };
/** What the witness may sign: the text, and the note as it keeps it, with the signatures of the log alone. */
export type Sound = { checkpoint: Checkpoint; text: string; note: SignedNote };
export type Asked = { request: AddCheckpoint; parsed: SignedNote; checkpoint: Checkpoint };

const refusal = (status: WitnessRefusal['status'], text: string): WitnessRefusal => ({ status, text: `${text}\n` });

const reasonOf = (error: unknown): string => (error instanceof Error && error.name === 'Refusal' ? error.message : '');

/** The request, read: which log it is about has to be known before what was seen of it can be. */
export const readAsked = (body: Uint8Array): Asked | WitnessRefusal => {
  try {
    const request = parseAddCheckpoint(body);
    const parsed = parseNote(request.note);
    return { request, parsed, checkpoint: parseCheckpoint(parsed.text) };
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason) throw error;
    return refusal(400, reason);
  }
};

/** A head that its own log signed. */
export type Signed = Asked & { keys: readonly VerifierKey[] };

/** Is it a head of a known log, signed by it? Whoever is not that log learns so before anything is read or written. The order is that of the format (C2SP tlog-witness, "add-checkpoint"). */
export const checkSigned = (verify: Verify, asked: Asked, logs: readonly PolicyLog[]): Signed | WitnessRefusal => {
  const { request: { old }, parsed, checkpoint } = asked;
  const keys = logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return refusal(404, 'This log is not one that is witnessed here.');
  const claims = claimsOf(parsed, keys);
  if (claims.length === 0 || claims.some(({ key, message, signature }) => !verify(key.publicKey, message, signature))) return refusal(403, 'The head has no valid signature of its log.');
  if (old > checkpoint.size) return refusal(400, 'The old size is beyond the size of the head.');
  return { ...asked, keys };
};

/** Does it begin with what this witness signed last? */
export const checkGrown = (digest: Digest, { request: { old, proof }, parsed, checkpoint, keys }: Signed, seen: Seen | undefined): Sound | WitnessRefusal => {
  const known = seen?.size ?? 0;
  if (old !== known) return { status: 409, type: sizeType, text: formatKnownSize(known) };
  const oldRoot = seen ? fromHashText(seen.root, 'the head seen last') : emptyRoot(digest);
  if (!isConsistent(digest, { old, size: checkpoint.size, oldRoot, root: checkpoint.root, proof })) return refusal(422, old === checkpoint.size ? 'The head has another root than the one of this size that was signed before.' : 'The proof does not show that the head begins with the one that was signed before.');
  return { checkpoint, text: parsed.text, note: { text: parsed.text, signatures: parsed.signatures.filter((line) => keys.some((key) => signsAs(key, line))) } };
};

export const isRefusal = (outcome: object): outcome is WitnessRefusal => 'status' in outcome;

export const witnessedNote = ({ note }: Sound, signature: SignedNote['signatures'][number]): string => formatNote({ ...note, signatures: [...note.signatures, signature] });

