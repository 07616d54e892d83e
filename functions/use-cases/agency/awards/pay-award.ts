import { mostPayments, paidCents, standing, type Award, type Payment } from '../../../domain/award/award.ts';
import type { Caller } from '../../../domain/caller.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { moneyWords } from '../../../domain/words/money.ts';
import { dayIn } from '../../../domain/zone.ts';
import { onRecord } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { answerOf, holderOf, openAward, refsOf, refusePrivate, stepOf, type Done, type Needed, type Versioned } from './award-act.ts';

type Paid = Versioned & { cents: number; on: string; reference: string; note: string };

const refuseWrong = (award: Award, { cents, on, reference }: Paid, today: string): void => {
  const left = award.cents - paidCents(award);
  if (!award.approved) throw new Refusal('conflict', 'This award is not approved yet.');
  if (award.payments.length >= mostPayments) throw new Refusal('limit', `An award has at most ${mostPayments} payments.`);
  if (award.cents > 0 && cents === 0) throw new Refusal('invalid', 'Give the amount that was paid.', 'cents');
  if (cents > left) throw new Refusal('invalid', award.cents === 0 ? 'This prize has no money in it. Leave the amount at 0.' : left === 0 ? 'This award is paid in full.' : `${moneyWords(left)} of this award ${left === award.cents ? 'is to be paid' : 'is left'}. Give that or less.`, 'cents');
  if (award.cents === 0 && standing(award).length > 0) throw new Refusal('conflict', 'This prize was handed over already.');
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) throw new Refusal('invalid', 'Give the day it was paid.', 'on');
  if (on > today) throw new Refusal('invalid', 'Give a day that is not ahead: note a payment once it was made.', 'on');
  if (!reference) throw new Refusal('invalid', 'Give the reference it is found by where it was paid, such as a voucher.', 'reference');
};

/** What was paid elsewhere is noted here: how much, when, and where it is found. */
export const payAward = async (ports: Needed, caller: Caller, wanted: Paid): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted);
  const holder = holderOf(award);
  refuseWrong(award, wanted, dayIn(caller.at, challenge.zone));
  refusePrivate(wanted.reference, 'reference');
  refusePrivate(wanted.note, 'note');
  const { cents, on, reference } = wanted;
  const payment: Payment = { n: award.payments.length + 1, cents, on, reference, by: person.id, at: caller.at };
  const next: Award = { ...award, payments: [...award.payments, payment], version: award.version + 1 };
  const deed = tell(ports, caller, 'award.paid', { about: challenge.id, refs: { ...refsOf(award), cents }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'paid', cents, on, reference, reason: wanted.note }), onRecord(ports, deed, { award, code: holder.code, payment }));
  return answerOf(next);
};

/** A payment that was noted wrongly, or came back: it stays readable and counts no more. */
export const takeBackPayment = async (ports: Needed, caller: Caller, wanted: Versioned & { n: number; reason: string }): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted);
  const holder = holderOf(award);
  const payment = standing(award).find(({ n }) => n === wanted.n);
  if (!payment) throw notFound('payment');
  if (wanted.reason.length < 3) throw new Refusal('invalid', 'Say why it does not count.', 'reason');
  refusePrivate(wanted.reason, 'reason');
  const takenBack = { by: person.id, at: caller.at, reason: wanted.reason };
  const next: Award = { ...award, payments: award.payments.map((one) => (one.n === payment.n ? { ...one, takenBack } : one)), version: award.version + 1 };
  const deed = tell(ports, caller, 'award.payment-taken-back', { about: challenge.id, refs: { ...refsOf(award), cents: payment.cents }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'payment-taken-back', cents: payment.cents, reference: payment.reference, reason: wanted.reason }), onRecord(ports, deed, { award, code: holder.code, payment, reason: wanted.reason }));
  return answerOf(next);
};
