import { claimsOf } from '../note/open-note.ts';
import type { Policy, PolicyWitness } from '../note/policy.ts';
import { formatNote, parseNote, signsAs, type NoteSignature, type Verify } from '../note/signed-note.ts';

/** Which witnesses of the policy have signed this head. */
export const cosignedBy = (note: string, witnesses: readonly PolicyWitness[]): PolicyWitness[] => {
  const { signatures } = parseNote(note);
  return witnesses.filter(({ key }) => signatures.some((line) => signsAs(key, line)));
};

/** The line of a witness out of its answer, where it holds for this head; undefined where none does. Lines of other keys are left aside. */
export const lineOf = (note: string, answer: string, { key }: PolicyWitness, verify: Verify): NoteSignature | undefined => {
  const { text } = parseNote(note);
  try {
    const { signatures } = parseNote(`${text}\n${answer}`);
    const [claim] = claimsOf({ text, signatures }, [key]);
    return claim && verify(key.publicKey, claim.message, claim.signature) ? signatures.find((line) => signsAs(key, line)) : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') return undefined;
    throw error;
  }
};

/** The head with the line of one more witness: the lines it had stay as they are, in the order of the policy. */
export const withLine = (note: string, line: NoteSignature, { witnesses }: Pick<Policy, 'witnesses'>): string => {
  const { text, signatures } = parseNote(note);
  const rest = signatures.filter(({ name, keyId }) => name !== line.name || keyId !== line.keyId);
  const placeOf = (one: NoteSignature): number => witnesses.findIndex(({ key }) => signsAs(key, one));
  return formatNote({ text, signatures: [...rest, line].toSorted((a, b) => placeOf(a) - placeOf(b)) });
};
