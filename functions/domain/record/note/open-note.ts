import { refuseFormat } from '../refuse-format.ts';
import { cosignatureClaim } from './cosignature.ts';
import { plainClaim, signsAs, type Claim, type NoteSignature, type SignedNote, type Verify } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

export type OpenedNote = { text: string; /** Those that hold, each key once. */ verified: Claim[]; /** Lines of keys nobody asked for. */ unknown: NoteSignature[] };

/** What is to be verified of a note, for whoever can verify only step by step. */
export const claimsOf = ({ text, signatures }: SignedNote, keys: readonly VerifierKey[]): Claim[] =>
  signatures.flatMap((line) => keys.filter((key) => signsAs(key, line)).map((key) => (key.type === 'cosignature' ? cosignatureClaim(text, line, key) : plainClaim(text, line, key))));

/**
 * C2SP signed-note, "Signatures": lines of unknown keys are left aside, one line of a known key that fails rejects the note, and one must hold.
 * @throws Refusal
 */
export const openNote = (note: SignedNote, keys: readonly VerifierKey[], verify: Verify): OpenedNote => {
  const claims = claimsOf(note, keys);
  const wrong = claims.find(({ key, message, signature }) => !verify(key.publicKey, message, signature));
  if (wrong) throw refuseFormat('the note', `the signature of ${wrong.key.name} (${wrong.key.id}) does not hold.`);
  if (claims.length === 0) throw refuseFormat('the note', 'none of the known keys signed it.');
  const verified = [...new Map(claims.toReversed().map((claim) => [`${claim.key.name}+${claim.key.id}`, claim])).values()].toReversed();
  return { text: note.text, verified, unknown: note.signatures.filter((line) => !keys.some((key) => signsAs(key, line))) };
};
