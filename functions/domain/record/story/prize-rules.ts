import { isOf, type Line } from './line.ts';
import { rule } from './rule.ts';

const prizeKinds = ['prize.approved', 'prize.approval-taken-back', 'prize.paid', 'prize.payment-taken-back', 'prize.passed'] as const;
type PrizeLine = Line<(typeof prizeKinds)[number]>;
type State = { approved: number | undefined; paid: number };

/** Where a place of a prize stood before a leaf: what it was approved for, and what was paid of it since it last passed on. */
const before = ({ ch, index, pub: { prize, place } }: PrizeLine, lines: ReadonlyMap<number, Line>): State => {
  const state: State = { approved: undefined, paid: 0 };
  for (const line of lines.values()) {
    if (line.index >= index || line.ch !== ch || !prizeKinds.some((kind) => isOf(line, kind))) continue;
    const own = line as PrizeLine;
    if (own.pub.prize !== prize || own.pub.place !== place) continue;
    if (isOf(own, 'prize.approved')) state.approved = own.pub.amount;
    else if (isOf(own, 'prize.paid')) state.paid += own.pub.amount;
    else if (isOf(own, 'prize.payment-taken-back')) state.paid -= own.pub.amount;
    else state.approved = undefined;
  }
  return state;
};

/** What becomes of a prize: approved, then paid, never twice and never more than that. */
export const prizeRules = [
  rule({
    name: 'prize-approved', says: 'A prize is approved once, until that is taken back or it passes on.', of: ['prize.approved'],
    wrong: (line, { past }) => (before(line, past.lines).approved === undefined ? undefined : `Place ${line.pub.place} of ${line.pub.prize} was approved before.`),
  }),
  rule({
    name: 'prize-paid', says: 'A prize is paid once it is approved, and never more than was approved.', of: ['prize.paid'],
    wrong: (line, { past }) => {
      const { approved, paid } = before(line, past.lines);
      if (approved === undefined) return `Nothing before it approves place ${line.pub.place} of ${line.pub.prize}.`;
      return paid + line.pub.amount > approved ? `With it ${paid + line.pub.amount} cents are paid; ${approved} were approved.` : undefined;
    },
  }),
  rule({
    name: 'prize-payment-taken-back', says: 'Only what was paid is taken back.', of: ['prize.payment-taken-back'],
    wrong: (line, { past }) => {
      const { paid } = before(line, past.lines);
      return line.pub.amount > paid ? `${line.pub.amount} cents are taken back; ${paid} were paid.` : undefined;
    },
  }),
  rule({
    name: 'prize-taken-back', says: 'An approval is taken back, and a prize passes on, only while nothing is paid of it.', of: ['prize.approval-taken-back', 'prize.passed'],
    wrong: (line, { past }) => {
      const { approved, paid } = before(line, past.lines);
      if (isOf(line, 'prize.approval-taken-back') && approved === undefined) return `Nothing before it approves place ${line.pub.place} of ${line.pub.prize}.`;
      return paid > 0 ? `${paid} cents of it were paid.` : undefined;
    },
  }),
];
