import { digest } from '../../../functions/adapters/system/sha256.ts';
import { admitLeaf } from '../../../functions/domain/record/leaf/pending-leaf.ts';
import type { Waiting } from '../../../functions/domain/record/sequencing/batch.ts';
import { testSalts } from '../salts.ts';

const padded = (n: number) => n.toString(36).padStart(21, '0');
const salt = testSalts('acts');
export const actId = (n: number): string => `act_${padded(n)}`;

/** The n-th act: of one of three challenges, a millisecond after the one before; every ninth rests on an earlier one. */
export const waitingAct = (n: number): Waiting => {
  const at = new Date(Date.UTC(2026, 10, 21) + n).toISOString();
  const told = { kind: 'entry.received', pub: { entry: `E${n}XX`, version: 1 }, sealed: { receipt: `R-${n}` }, refs: n % 9 === 8 ? [actId(n - 1 - (n % 5))] : [] } as const;
  return { receivedAt: at, pending: admitLeaf(digest, { ...told, refs: [...told.refs] }, { id: actId(n), ch: `chl_${padded(n % 3)}`, at, actor: 'team', salt }).pending };
};

const made = new Map<number, Waiting>();
/** Made once: tests of thousands of runs admit the same acts. */
export const act = (n: number): Waiting => {
  const known = made.get(n) ?? waitingAct(n);
  made.set(n, known);
  return known;
};
