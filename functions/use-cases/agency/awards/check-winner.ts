import type { Award } from '../../../domain/award/award.ts';
import { failedChecks, openChecks, type Check } from '../../../domain/award/check.ts';
import { checks, isForm, type CheckId } from '../../../domain/award/check-list.ts';
import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { closingInstantOf, dayIn } from '../../../domain/zone.ts';
import { tell } from '../../tell.ts';
import { answerOf, holderOf, openAward, refsOf, refusePrivate, refuseSettled, stepOf, type Done, type Needed, type Versioned } from './award-act.ts';

/** What the winner is asked for, how it is sent, and until when. Asked again, the new date counts, and a no is asked about once more. */
export const askWinner = async (ports: Needed, caller: Caller, wanted: Versioned & { due: string; how: string }): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted);
  holderOf(award);
  refuseSettled(award);
  refusePrivate(wanted.how, 'how');
  const due = closingInstantOf(wanted.due, challenge.zone, 'due');
  if (due <= caller.at) throw new Refusal('invalid', 'Give a time that is ahead.', 'due');
  const next: Award = { ...award, asked: { by: person.id, at: caller.at, due, how: wanted.how }, told: undefined, ...(award.answer?.taken === false ? { answer: undefined } : {}), version: award.version + 1 };
  const deed = tell(ports, caller, 'award.asked', { about: challenge.id, refs: { ...refsOf(award), until: due }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'asked', until: due, reason: wanted.how }), deed);
  return answerOf(next);
};

type Checked = Versioned & { check: CheckId; state: Check['state'] | 'open'; note: string; on: string };

const refuseUnsaid = ({ state, note }: Checked): void => {
  if (state !== 'met' && note.length < 3) throw new Refusal('invalid', state === 'waived' ? 'Say why it is not needed.' : state === 'failed' ? 'Say what you found. A colleague reads it before the prize passes on.' : 'Say why it is open again.', 'note');
};

/** Of a form the day it came is kept, and nothing that stands on it. */
const dayOf = ({ check, state, on }: Checked, today: string): { on?: string } => {
  if (!isForm(check) || state !== 'met') return {};
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) throw new Refusal('invalid', 'Give the day the form came.', 'on');
  if (on > today) throw new Refusal('invalid', 'Give a day that is not ahead.', 'on');
  return { on };
};

/** One line of the checklist. It can be opened again until the award is approved. */
export const checkWinner = async (ports: Needed, caller: Caller, wanted: Checked): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted);
  holderOf(award);
  refuseSettled(award);
  if (award.proposed) throw new Refusal('conflict', 'This award waits for approval. Take it back from there first.');
  const { check, state, note } = wanted;
  refusePrivate(note, 'note');
  refuseUnsaid(wanted);
  if (state === 'open' && !award.checks[check]) throw new Refusal('conflict', `“${checks[check].name}” is open already.`);
  const { [check]: _, ...others } = award.checks;
  const day = dayOf(wanted, dayIn(caller.at, challenge.zone));
  const next: Award = { ...award, checks: state === 'open' ? others : { ...others, [check]: { state, by: person.id, at: caller.at, note, ...day } }, version: award.version + 1 };
  const deed = tell(ports, caller, 'award.checked', { about: challenge.id, refs: { ...refsOf(award), check, state }, answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, state === 'open' ? { what: 'check-opened', check, reason: note } : { what: 'checked', check, state, ...day, reason: note }), deed);
  return answerOf(next);
};

/** With every check done, it goes to a second person. */
export const proposeAward = async (ports: Needed, caller: Caller, wanted: Versioned & { note: string }): Promise<Done> => {
  const { challenge, person, award } = await openAward(ports, caller, wanted);
  holderOf(award);
  refuseSettled(award);
  refusePrivate(wanted.note, 'note');
  if (award.proposed) throw new Refusal('conflict', 'This award waits for approval already.');
  if (award.answer?.taken === false) throw new Refusal('conflict', 'The team does not take this prize. Pass it on, or ask the team once more.');
  const [failed, open] = [failedChecks(award.checks), openChecks(award.checks)];
  const named = (ids: CheckId[]) => new Intl.ListFormat('en-US').format(ids.map((id) => checks[id].name));
  if (failed.length > 0) throw new Refusal('conflict', `Failed: ${named(failed)}. Pass the prize on, or open the check again.`);
  if (open.length > 0) throw new Refusal('conflict', `Still open: ${named(open)}.`);
  const next: Award = { ...award, proposed: { by: person.id, at: caller.at, reason: wanted.note }, returned: undefined, version: award.version + 1 };
  const deed = tell(ports, caller, 'award.proposed', { about: challenge.id, refs: refsOf(award), answer: answerOf(next) });
  await ports.awards.save(next, stepOf(deed, award, { what: 'proposed', reason: wanted.note }), deed);
  return answerOf(next);
};
