import type { Recorded } from '../../domain/act.ts';
import { canonical } from '../../domain/words/canonical.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Waiting } from '../../domain/record/sequencing/batch.ts';
import { absent, type Change } from './store.ts';
import { at } from './table.ts';

const twice = (): Refusal => new Refusal('stale', 'This act waits for the record already.');

/** The write of admission: on no key that another act touches. The pending act is kept as its text: the leaf is made of exactly this. */
export const admission = ({ pending, receivedAt }: Waiting, refusal: () => Refusal = twice): Change =>
  ({ put: { ...at.waitingLeaf(pending.id, receivedAt), _t: 'waiting-leaf', receivedAt, pending: canonical(pending) }, when: absent(refusal) });

/** An act's place among those that wait, and what its digests stand for, in its own transaction. */
export const recordWrites = ({ pending, receivedAt, subject, disclosures }: Recorded, refusal: () => Refusal = twice): Change[] => {
  const shown: Change = { put: { ...at.disclosures(subject, pending.ch, pending.id), _t: 'disclosures', act: pending.id, challenge: pending.ch, texts: disclosures } };
  return [admission({ pending, receivedAt }, refusal), ...(disclosures.length > 0 ? [shown] : [])];
};
