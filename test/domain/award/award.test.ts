import { expect, test } from 'vitest';
import { alarmOf, cardOf, needsHead, passedTo, provisional, stateOf, stateOfCard, type Award } from '../../../functions/domain/award/award.ts';
import { type Check } from '../../../functions/domain/award/check.ts';
import { checkIds } from '../../../functions/domain/award/check-list.ts';
import { stateSaid, stepWords, teamStateWords } from '../../../functions/domain/award/award-words.ts';
import { makeId } from '../../../functions/domain/id.ts';

const id = (kind: 'challenge' | 'entry' | 'team' | 'person', n: number) => makeId(kind, new Uint8Array(20).fill(n));
const [mara, paul] = [id('person', 1), id('person', 2)];
const at = '2027-03-01T15:00:00.000Z';
const later = '2027-03-20T15:00:00.000Z';
const first = provisional({ challengeId: id('challenge', 1), prizeId: 'grand', place: 1, cents: 50_000_00, entryId: id('entry', 1), teamId: id('team', 1), code: 'K7QMX', title: 'Permits', teamName: 'Harbor' }, at);
const met: Check = { state: 'met', by: mara, at, note: '' };
const all = Object.fromEntries(checkIds.map((one) => [one, met])) as Award['checks'];
const said = { by: mara, at, reason: '' };
const asked = { by: mara, at, due: '2027-03-15T03:59:59.999Z', how: 'By post.' };
const paid = (cents: number, more: object = {}) => ({ n: 1, cents, on: '2027-03-10', reference: 'V-7', by: mara, at, ...more });

test('an award goes from being checked to paid, and each state follows from what happened and the clock', () => {
  const steps: [Partial<Award>, string][] = [
    [{}, 'checking'], [{ asked }, 'late'], [{ asked, checks: all }, 'ready'], [{ checks: { ...all, exclusion: { ...met, state: 'failed' } } }, 'failed'], [{ checks: { ...all, tax: { ...met, state: 'waived' } } }, 'ready'],
    [{ answer: { taken: false, by: paul, at, reason: '' }, checks: all }, 'declined'], [{ checks: all, proposed: said }, 'proposed'], [{ checks: all, proposed: said, approved: said }, 'approved'],
    [{ approved: said, payments: [paid(20_000_00)] }, 'part-paid'], [{ approved: said, payments: [paid(20_000_00), paid(30_000_00)] }, 'paid'], [{ approved: said, payments: [paid(50_000_00, { takenBack: said })] }, 'approved'],
    [{ holder: undefined }, 'vacant'], [{ cents: 0, approved: said, payments: [paid(0)] }, 'paid'],
  ];
  for (const [change, state] of steps) {
    expect(stateOf({ ...first, ...change }, later)).toBe(state);
    expect(stateOfCard(cardOf({ ...first, ...change }), later)).toBe(state);
  }
  expect(stateOf({ ...first, asked }, at)).toBe('checking');
});

test('the head of the agency approves above a million dollars, and not at it', () => {
  expect([1_000_000_00, 1_000_000_01].map((cents) => needsHead({ cents }))).toEqual([false, true]);
});

test('the clock speaks three days before the forms are due and once they are late; never of what is in', () => {
  const waiting = { ...first, asked };
  expect(alarmOf(waiting)).toEqual({ what: 'near', at: '2027-03-12T03:59:59.999Z' });
  expect(alarmOf({ ...waiting, told: 'near' })).toEqual({ what: 'over', at: '2027-03-15T04:00:00.000Z' });
  // asked with two days to go: that is near enough
  expect(alarmOf({ ...first, asked: { ...asked, at: '2027-03-13T15:00:00.000Z' } })).toEqual({ what: 'over', at: '2027-03-15T04:00:00.000Z' });
  expect([alarmOf({ ...waiting, told: 'over' }), alarmOf({ ...waiting, checks: all }), alarmOf({ ...waiting, approved: said }), alarmOf({ ...waiting, holder: undefined }), alarmOf(first)]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('for whoever holds it next all begins anew, and who held it is kept', () => {
  const next = { ...first.holder!, entryId: id('entry', 2), alternate: true };
  const passed = passedTo({ ...first, asked, checks: all, answer: { taken: true, by: paul, at, reason: '' }, proposed: said, version: 4 }, 'expired', next, later);
  expect(passed).toEqual({ ...first, holder: next, former: [{ entryId: id('entry', 1), code: 'K7QMX', teamName: 'Harbor', ending: 'expired', at: later }], version: 5 });
});

test('what is said of an award without money never speaks of paying', () => {
  expect([stateSaid('approved', 0), stateSaid('paid', 0), stateSaid('paid', 1), teamStateWords({ cents: 0 }, 'paid')]).toEqual(['Approved, to be handed over', 'Handed over', 'Paid', 'Handed over.']);
  const step = { id: makeId('person', new Uint8Array(20)) as never, challengeId: first.challengeId, prizeId: 'grand', place: 1, n: 1, by: mara, at, code: 'K7QMX', teamName: 'Harbor', reason: '' };
  expect(stepWords({ ...step, what: 'paid', cents: 0 })).toBe('Handed over');
  expect(stepWords({ ...step, what: 'passed', ending: 'declined', to: { code: 'B2', teamName: 'Ferry' } })).toBe('Passed on to Ferry (B2). The team did not take it');
  expect(stepWords({ ...step, what: 'checked', check: 'tax', state: 'met' })).toBe('Tax form: received');
});
