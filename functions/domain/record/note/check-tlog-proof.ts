import { isIncluded } from '../tree/check-proof.ts';
import type { Digest, Hash } from '../tree/hashing.ts';
import { openCheckpoint, type OpenedCheckpoint } from './open-checkpoint.ts';
import type { Policy } from './policy.ts';
import type { Verify } from './signed-note.ts';
import { parseTlogProof } from './tlog-proof.ts';

export type CheckedProof = OpenedCheckpoint & { index: number; /** The entry of this hash stands at this index. */ included: boolean };

/** C2SP tlog-proof, "Verifying a tlog proof": log, witnesses, inclusion, each told for itself. @throws Refusal as parseTlogProof and openCheckpoint do. */
export const checkTlogProof = (digest: Digest, proof: string | Uint8Array, leaf: Hash, policy: Policy, verify: Verify): CheckedProof => {
  const { index, hashes, checkpoint: note } = parseTlogProof(proof);
  const opened = openCheckpoint(digest, note, policy, verify);
  const { size, root } = opened.checkpoint;
  return { ...opened, index, included: isIncluded(digest, { index, size, leaf, root, proof: hashes }) };
};
