import { refuseFormat } from '../refuse-format.ts';
import { emptyRoot, sameBytes, type Digest } from '../tree/hashing.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { openNote } from './open-note.ts';
import { reachesQuorum, type Policy, type PolicyLog } from './policy.ts';
import { parseNote, type NoteSignature, type Verify } from './signed-note.ts';

/** `time`: when that witness says it saw this head, in seconds since 1970. */
export type Witnessed = { name: string; time: number };
export type OpenedCheckpoint = { checkpoint: Checkpoint; log: PolicyLog; witnesses: Witnessed[]; /** The witnesses the policy asks for are there. */ quorum: boolean; unknown: NoteSignature[] };

/**
 * A signed head, by the keys of the policy alone. Too few witnesses are told, not refused.
 * @throws Refusal where it is malformed, a known signature fails, or no log of its origin signed it.
 */
export const openCheckpoint = (digest: Digest, note: string | Uint8Array, policy: Policy, verify: Verify): OpenedCheckpoint => {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.text);
  if (checkpoint.size === 0 && !sameBytes(checkpoint.root, emptyRoot(digest))) throw refuseFormat('line 3 of the checkpoint', 'this is not the root of an empty tree.');
  const { verified, unknown } = openNote(parsed, [...policy.logs, ...policy.witnesses].map(({ key }) => key), verify);
  const signed = (one: PolicyLog) => verified.find(({ key }) => key === one.key);
  const log = policy.logs.find((one) => one.key.name === checkpoint.origin && signed(one));
  if (!log) throw refuseFormat('the checkpoint', `no log of the policy with the name ${checkpoint.origin} signed it.`);
  const witnesses = policy.witnesses.flatMap((witness) => {
    const time = signed(witness)?.time;
    return time === undefined ? [] : [{ name: witness.name, time }];
  });
  return { checkpoint, log, witnesses, quorum: reachesQuorum(policy, new Set(witnesses.map(({ name }) => name))), unknown };
};
