import { sha256 } from '@noble/hashes/sha2.js';
import { disclosureDigest, parseDisclosure } from '../../../functions/domain/record/leaf/disclosure.ts';
import { checkTlogProof } from '../../../functions/domain/record/note/check-tlog-proof.ts';
import { toHex } from '../../../functions/domain/record/note/encoding.ts';
import { claimsOf } from '../../../functions/domain/record/note/open-note.ts';
import { parsePolicy } from '../../../functions/domain/record/note/policy.ts';
import { parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { parseTlogProof } from '../../../functions/domain/record/note/tlog-proof.ts';
import { leafHash } from '../../../functions/domain/record/tree/hashing.ts';

type Given = { proof: string; leaf: Uint8Array; policy: string; disclosure: string };

/** What a page does with a receipt: signatures are verified by whoever has Ed25519, and everything else is here. */
export const checkReceipt = ({ proof, leaf, policy: file, disclosure }: Given) => {
  const policy = parsePolicy(sha256, file);
  const claims = claimsOf(parseNote(parseTlogProof(proof).checkpoint), [...policy.logs, ...policy.witnesses].map(({ key }) => key));
  const { included, quorum, index, checkpoint } = checkTlogProof(sha256, proof, leafHash(sha256, leaf), policy, () => true);
  return {
    included, quorum, index, size: checkpoint.size, claims: claims.map(({ key, message, signature }) => [key.name, toHex(sha256(message)), toHex(signature)]),
    disclosed: [parseDisclosure(disclosure).name, disclosureDigest(sha256, disclosure)],
  };
};
