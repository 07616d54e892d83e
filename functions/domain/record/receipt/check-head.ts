import { momentWords } from '../../moment.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { bytesOfText } from '../note/encoding.ts';
import { claimsOf } from '../note/open-note.ts';
import { reachesQuorum, type Policy } from '../note/policy.ts';
import { parseNote, signsAs, type Claim, type SignedNote, type Verify } from '../note/signed-note.ts';
import { parseTlogProof } from '../note/tlog-proof.ts';
import { refuseFormat } from '../refuse-format.ts';
import { isIncluded } from '../tree/check-proof.ts';
import { leafHash, type Digest } from '../tree/hashing.ts';
import { counted, stepOf, type ReceiptStep } from './receipt-step.ts';

/** Undefined where nothing can verify Ed25519, as in an old browser. */
type Verifier = Verify | undefined;
type Reading = { policy: Policy; verify: Verifier; zone: string; /** When the leaf says it was received. */ at?: string };
/** The step without which nothing else is worth anything. */
export const signing = 'Signed by the log';
const cannot = 'This browser cannot check signatures (Ed25519). A newer one can, and so can the command.';

const keysOf = ({ logs, witnesses }: Policy) => [...logs, ...witnesses].map(({ key }) => key);

/** Every signature of a proof that the policy has a key for: whoever verifies step by step does it before, and gives the answers as `Verify`. @throws Refusal where the proof cannot be read. */
export const claimsOfProof = (proof: string, policy: Policy): Claim[] => claimsOf(parseNote(parseTlogProof(proof).checkpoint), keysOf(policy));

const inclusionStep = (digest: Digest, leaf: string, proof: string) => stepOf('In the record', () => {
  const { index, hashes, checkpoint } = parseTlogProof(proof);
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
  const holds = isIncluded(digest, { index, size, leaf: leafHash(digest, bytesOfText(leaf)), root, proof: hashes });
  return holds
    ? { state: 'holds', sentence: `It is leaf ${index} of a log of ${counted(size, 'leaf', 'leaves')}. Leaves are counted from 0.`, value: { index, size } }
    : { state: 'fails', sentence: `The proof does not lead from this leaf to the head of the log: leaf ${index} of ${size} is another one, or the proof was changed.` };
});

const refuseWrong = (claims: Claim[], verify: Verify): void => {
  const wrong = claims.find(({ key, message, signature }) => !verify(key.publicKey, message, signature));
  if (wrong) throw refuseFormat(`the signature of ${wrong.key.name}`, 'it does not hold. The head of the log was changed, or the signature was.');
};

const logStep = (note: SignedNote, { policy, verify }: Reading) => stepOf(signing, () => {
  const { origin } = parseCheckpoint(note.text);
  const known = policy.logs.filter(({ key }) => key.name === origin).map(({ key }) => key);
  const claims = claimsOf(note, known);
  if (claims.length === 0) return { state: 'fails', sentence: policy.logs.some(({ key }) => key.name === origin) ? `This head names the log ${origin}, and is not signed with the key that the policy has for it.` : `No log of the policy signed this head. It says that it is of ${origin}; the policy knows ${policy.logs.map(({ key }) => key.name).join(', ') || 'no log'}.` };
  if (!verify) return { state: 'not checked', sentence: cannot };
  refuseWrong(claims, verify);
  return { state: 'holds', sentence: `${origin} signed the head of the log, with the key ${claims[0]!.key.id} of the policy.` };
});

const momentOf = (seconds: number, zone: string): string => {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) throw refuseFormat('the time of a witness', 'no calendar has this time.');
  return momentWords(at.toISOString(), zone);
};

/** A line that the policy has no key for proves nothing; it is told, so that a changed line is seen. */
const strangersIn = (note: SignedNote, policy: Policy): string => {
  const names = note.signatures.filter((line) => !keysOf(policy).some((key) => signsAs(key, line))).map(({ name, keyId }) => `${name}+${keyId}`);
  return names.length === 0 ? '' : ` Not counted: ${names.join(', ')}, which the policy does not know.`;
};

/** How far the clocks of a site and a witness may differ. */
const apartSeconds = 300;

const witnessStep = (note: SignedNote, { policy, verify, zone, at }: Reading) => stepOf('Witnesses', () => {
  const all = policy.witnesses.length;
  const strangers = strangersIn(note, policy);
  const claims = claimsOf(note, policy.witnesses.map(({ key }) => key));
  if (verify) refuseWrong(claims, verify);
  else if (claims.length > 0) return { state: 'not checked', sentence: cannot };
  const seen = policy.witnesses.flatMap(({ name, key }) => claims.filter((claim) => claim.key === key).slice(0, 1).map(({ time }) => ({ name, time: time! })));
  const early = at && verify ? seen.find(({ time }) => time + apartSeconds < Date.parse(at) / 1000) : undefined;
  if (early) return { state: 'fails', sentence: `${early.name} saw this log on ${momentOf(early.time, zone)}, before the time that the leaf tells. One of the two is wrong.` };
  const words = seen.map(({ name, time }) => `${name} on ${momentOf(time, zone)}`).join('; ');
  if (all === 0) return { state: 'not checked', sentence: `Not yet witnessed: the policy names no witness.${strangers}` };
  if (seen.length === 0) return { state: 'not checked', sentence: `Not yet witnessed: 0 of ${counted(all, 'witness', 'witnesses')} signed this head.${strangers}` };
  const enough = reachesQuorum(policy, new Set(seen.map(({ name }) => name)));
  if (!enough) return { state: 'not checked', sentence: `Not yet witnessed by enough: ${seen.length} of ${counted(all, 'witness', 'witnesses')} (${words}), and the policy asks for more.${strangers}` };
  return { state: 'holds', sentence: `${seen.length} of ${counted(all, 'witness', 'witnesses')} saw this log: ${words}.${strangers}`, value: true };
});

/** A proof leads only as far as its head: to one that nobody vouches for, it says nothing of this record. */
const vouched = (inclusion: ReceiptStep, signed: ReceiptStep): ReceiptStep =>
  inclusion.state === 'holds' && signed.state !== 'holds'
    ? { ...inclusion, state: 'not checked', sentence: 'The proof leads from this leaf to the head in it. That says nothing while it is not known who signed that head: see below.' }
    : inclusion;

export type CheckedHead = { steps: ReceiptStep[]; place?: { index: number; size: number } | undefined; witnessed: boolean };

/** What a proof says of a leaf: its place, who signed the head, who saw it; each told for itself, by the keys of the policy alone. */
export const checkHead = (digest: Digest, { leaf, proof }: { leaf: string; proof: string }, reading: Reading): CheckedHead => {
  const inclusion = inclusionStep(digest, leaf, proof);
  const read = stepOf(signing, () => ({ state: 'holds', sentence: '', value: parseNote(parseTlogProof(proof).checkpoint) }));
  if (!read.value) return { steps: [vouched(inclusion.step, read.step), read.step], witnessed: false };
  const witnesses = witnessStep(read.value, reading);
  const signed = logStep(read.value, reading).step;
  return { steps: [vouched(inclusion.step, signed), signed, witnesses.step], place: inclusion.value, witnessed: witnesses.value ?? false };
};
