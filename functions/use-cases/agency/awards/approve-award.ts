import { needsHead, standing, type Award, type Head } from '../../../domain/award/award.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { moneyWords } from '../../../domain/words/money.ts';
import { dayIn } from '../../../domain/zone.ts';
import { onRecord } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { answerOf, holderOf, openAward, refsOf, refusePrivate, stepOf, type Done, type Needed, type Versioned } from './award-act.ts';

type Approval = Versioned & { note: string; head: { name: string; title: string; on: string } };

/** Above a million the statute wants the head of the agency: whoever approves has that before them, and says so. */
const headOf = (award: Award, { head }: Approval, today: string): { head?: Head } => {
  if (!needsHead(award)) return {};
  const why = `Above ${moneyWords(1_000_000_00)} the head of the agency approves.`;
  if (!head.name) throw new Refusal('invalid', `${why} Give the name.`, 'headName');
  if (!head.title) throw new Refusal('invalid', `${why} Give the title.`, 'headTitle');
  if (!/^\d{4}-\d\d-\d\d$/.test(head.on) || head.on > today) throw new Refusal('invalid', `${why} Give the day of that approval, not ahead.`, 'headOn');
  return { head };
};

/** A second person lets the prize be paid. */
export const approveAward = async (ports: Needed, caller: Caller, wanted: Approval): Promise<Done> => {
  recentlySignedIn(caller);
  const { challenge, person, award } = await openAward(ports, caller, wanted, ['manager', 'approver']);
  const holder = holderOf(award);
  if (award.approved) throw new Refusal('conflict', 'This award is approved already.');
  if (!award.proposed) throw new Refusal('conflict', 'This award was not sent for approval. A manager does that once every check is done.');
  if (award.answer?.taken === false) throw new Refusal('conflict', 'The team has said meanwhile that it does not take this prize.');
  if (award.proposed.by === person.id) throw new Refusal('forbidden', 'You sent it for approval. Another person of your agency approves it.');
  for (const [field, text] of Object.entries({ note: wanted.note, headName: wanted.head.name, headTitle: wanted.head.title })) refusePrivate(text, field);
  const head = headOf(award, wanted, dayIn(caller.at, challenge.zone));
  const next: Award = { ...award, approved: { by: person.id, at: caller.at, reason: wanted.note, ...head }, version: award.version + 1 };
  const deed = tell(ports, caller, 'award.approved', { about: challenge.id, refs: { ...refsOf(award), cents: award.cents }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'approved', cents: award.cents, reason: wanted.note, ...head }), onRecord(ports, deed, { award, code: holder.code, head: head.head !== undefined, reason: wanted.note }));
  return answerOf(next);
};

/** Back to whoever checks: from what waits for approval, or from an approval that nothing was paid on. */
export const returnAward = async (ports: Needed, caller: Caller, wanted: Versioned & { reason: string }): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted, ['manager', 'approver']);
  const holder = holderOf(award);
  if (!award.proposed) throw new Refusal('conflict', 'This award does not wait for approval.');
  if (standing(award).length > 0) throw new Refusal('conflict', 'Something was paid on this award. Take that back first.');
  if (award.approved) recentlySignedIn(caller);
  if (wanted.reason.length < 3) throw new Refusal('invalid', 'Say what is to be looked at again.', 'reason');
  refusePrivate(wanted.reason, 'reason');
  const next: Award = { ...award, proposed: undefined, approved: undefined, returned: { by: person.id, at: caller.at, reason: wanted.reason }, version: award.version + 1 };
  const deed = tell(ports, caller, 'award.returned', { about: challenge.id, refs: { ...refsOf(award), approved: award.approved !== undefined }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'returned', reason: wanted.reason }), onRecord(ports, deed, { award, code: holder.code, reason: wanted.reason }));
  return answerOf(next);
};
