import * as z from 'zod';
import { canonical } from '../../words/canonical.ts';
import { plain } from '../leaf/plain.ts';
import { bytesOfText } from '../note/encoding.ts';
import { OpenedLeaf, readCanonical, refuseDisorder } from './opened-entries.ts';

/**
 * What is revealed of the scores of a round. Every score leaf that no correction replaced is in it. Of one that counts, the entry and every mark
 * are disclosed; one without disclosures does not count any more, since its judge stepped back or abstained, or its entry is out.
 * `commitments`: a panel of under five, of which leaves are named and no mark is shown. Of each entry that was selected, its last leaf and its
 * code are opened too. The SHA-256 of a public one stands in `scores.revealed`;
 * one for auditors may open anything, gates and recusals too.
 */
const RevealBundle = z.strictObject({
  format: z.literal('laurel-reveal/1'), challenge: z.string(), round: plain.id, audience: z.enum(['public', 'auditors']), shows: z.enum(['marks', 'commitments']), leaves: z.array(OpenedLeaf),
});
export type RevealBundle = z.infer<typeof RevealBundle>;

/** The leaves in the order of the log. */
export const formatReveal = ({ leaves, ...reveal }: Omit<RevealBundle, 'format'>): Uint8Array =>
  bytesOfText(`${canonical({ format: 'laurel-reveal/1', ...reveal, leaves: leaves.toSorted((a, b) => a.index - b.index) })}\n`);

/** @throws Refusal for any bytes that formatReveal does not write. */
export const parseReveal = (bytes: Uint8Array, name: string): RevealBundle => {
  const reveal = readCanonical(RevealBundle, bytes, name);
  refuseDisorder(reveal.leaves, name);
  return reveal;
};
