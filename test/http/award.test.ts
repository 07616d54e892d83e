import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIds } from '../../functions/domain/award/check-list.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { closedRound } from '../support/closed-round.ts';
import { decidedRound } from '../support/decided.ts';
import { postOffice } from '../support/letters.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors: { field: string; message: string }[] };
type Shown = Problem & { state: string; version: number; prize: string; cents: number; holder?: { entryId: string; teamName: string; alternate: boolean }; former: { code: string; ending: string }[]; checks: Record<string, { state: string; byName: string; note: string; on?: string }>; headNeeded: boolean; approved?: { byName: string; head?: object }; payments: { n: number; cents: number; takenBack?: object }[] };
type Listed = { decided: boolean; sums?: { places: number; awarded: number; approved: number; paid: number; states: Record<string, number> }; items: { prizeId: string; place: number; prize: string; state: string; code?: string; done: number }[] };
type Alternates = { items: { entryId: string; code: string; place: number; next: boolean; holds?: string }[] };
let world: World;
let challenge: Opened;
let entries: Entry[];
let office: ReturnType<typeof postOffice>;
type Who = 'mara' | 'paul' | 'lena' | 'tim' | 'otto' | 'olga' | 'jana';

const grand = '/grand/1';
const path = (place = grand) => `/awards/${challenge.id}${place}`;
const read = (place = grand) => answer<Shown>(world.as('mara').get(path(place)));
const list = () => answer<Listed>(world.as('mara').get(`/awards/${challenge.id}`));
const post = async (who: Who, step: string, body: object, { place = grand, status = 200, version, minutes = 0 }: { place?: string; status?: number; version?: number; minutes?: number } = {}) =>
  answer<Problem & { version: number }>(world.as(who, minutes).post(`${path(place)}/${step}`, body, { version: version ?? (await read(place)).version }), status);
const check = (id: string, state = 'met', more: object = {}, status = 200) => post('mara', 'checks', { check: id, state, note: state === 'met' ? '' : 'It is so.', ...(['ip', 'tax', 'payment'].includes(id) ? { on: '2027-02-13' } : {}), ...more }, { status });
const checkAll = async (place = grand) => {
  for (const id of checkIds) await post('mara', 'checks', { check: id, state: 'met', note: 'Seen.', on: '2027-02-13' }, { place });
};
const ownOf = (who: Who, entry = entries[0]!, status = 200) => answer<{ award?: { state: string; version: number; items: { id: string; state: string }[]; payments: object[]; asked?: object }; ended: { prize: string; ending: string }[] }>(world.as(who).get(`/prizes/${entry.id}`), status);
const letters = () => office.sent().filter((line) => /: award-/.test(line));

const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }, { id: 'runner-up', name: 'Runner-up', places: 2, cents: 5_000_00, other: 'A desk in the lab' }, { id: 'words', name: 'Plain words', places: 1, cents: 0, other: 'A printed certificate' }];
const stage = async (entry: Entry, outcome: string, prizeId = '') => answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: entry.id, outcome, prizeId, place: 0, reason: 'As scored.', feedback: '' }, { version: (await world.ports.rounds.decision(challenge.id, entry.id))?.version ?? 0 }));

beforeAll(async () => {
  world = await makeWorld();
  office = postOffice(world);
  ({ challenge, entries } = await decidedRound(world, { tiers, outcomes: [], leads: { lena: 0, rita: 1, tim: 2, vera: 4 }, apply: false }));
}, 120_000);
afterAll(() => world?.stop());

test('prizes are given out once the decisions are applied', async () => {
  expect(await list()).toEqual({ decided: false, items: [] });
  expect(await answer(world.as('mara').get(path()), 409)).toMatchObject({ detail: 'Prizes are given out once the decisions are applied.' });
  expect(await ownOf('lena')).toEqual({ ended: [] });
  await stage(entries[0]!, 'winner', 'grand');
  await stage(entries[1]!, 'winner', 'runner-up');
  await stage(entries[3]!, 'finalist');
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false }));
  await office.nudge();
  office.sent();
  expect(await list()).toMatchObject({
    decided: true, sums: { places: 4, awarded: 30_000_00, approved: 0, paid: 0, states: { vacant: 2, checking: 2 } },
    items: [{ prize: 'Grand prize', state: 'checking', code: entries[0]!.code, done: 0 }, { prize: 'Runner-up, place 1', state: 'checking' }, { prize: 'Runner-up, place 2', state: 'vacant' }, { prize: 'Plain words', state: 'vacant' }],
  });
});

test('only the agency works on awards, each in their role, and an award of another shape is not there', async () => {
  for (const who of ['lena', 'otto', 'olga', 'jana'] as const) await answer(world.as(who).get(path()), 404);
  await answer(world.as().get(path()), 401);
  await answer(world.as('paul').get(path()));
  await post('paul', 'checks', { check: 'identity', state: 'met' }, { status: 403 });
  for (const place of ['/grand/2', '/nothing/1', '/runner-up/3']) await answer(world.as('mara').get(path(place)), 404);
  await answer(world.as('tim').get(`/prizes/${entries[0]!.id}`), 404);
});

test('the winner is asked until a time that is ahead, and the team reads what and how', async () => {
  expect((await post('mara', 'ask', { due: '2027-02-01T17:00', how: 'Through the portal of the comptroller.' }, { status: 422 })).errors[0]!.field).toBe('due');
  expect((await post('mara', 'ask', { due: '2027-03-01T17:00', how: 'Our account is 021000021, write it on the form.' }, { status: 422 })).errors[0]).toMatchObject({ field: 'how', message: expect.stringContaining('never stored here') as string });
  await post('mara', 'ask', { due: '2027-03-01T17:00', how: 'Through the portal of the comptroller.' }, { version: 0 });
  await office.nudge();
  expect(letters()).toEqual(['lena: award-asked']);
  const { award } = await ownOf('lena');
  expect(award).toMatchObject({ state: 'checking', asked: { due: '2027-03-01T22:00:59.999Z', how: 'Through the portal of the comptroller.' } });
  expect(award!.items.map(({ id, state }) => `${id} ${state}`)).toEqual(['identity open', 'place open', 'ip open', 'tax open', 'payment open']);
});

test('each check is noted with who, when and why; a note that looks like a bank or tax number is refused, and nothing is stored of it', async () => {
  for (const note of ['SSN 078-05-1120', 'EIN 12-3456789', 'routing no. 021000021', 'DE89 3704 0044 0532 0130 00']) {
    expect((await check('tax', 'met', { note }, 422)).errors[0]).toMatchObject({ field: 'note', message: expect.stringContaining('never stored') as string });
  }
  expect((await check('tax', 'met', { on: '' }, 422)).errors[0]).toMatchObject({ field: 'on', message: 'Give the day the form came.' });
  expect((await check('tax', 'met', { on: '2027-02-14' }, 422)).errors[0]).toMatchObject({ field: 'on', message: 'Give a day that is not ahead.' });
  expect((await check('exclusion', 'waived', { note: '' }, 422)).errors[0]).toMatchObject({ field: 'note', message: 'Say why it is not needed.' });
  await check('tax', 'met', { note: 'By post.' });
  expect((await read()).checks['tax']).toMatchObject({ state: 'met', byName: 'Mara Manager', note: 'By post.', on: '2027-02-13' });
  expect((await ownOf('lena')).award!.items.find(({ id }) => id === 'tax')).toMatchObject({ state: 'in', on: '2027-02-13' });
  await check('tax', 'open', { note: 'It was of another year.' });
  expect((await read()).checks['tax']).toBeUndefined();
  expect(await post('mara', 'checks', { check: 'identity', state: 'met' }, { version: 0, status: 412 })).toMatchObject({ code: 'stale' });
  const ledger = await answer<{ items: { what: string; check?: string; reason: string; byName: string }[] }>(world.as('paul').get(`${path()}/ledger`));
  expect(ledger.items.map(({ what, check: of, byName, reason }) => [what, of, byName, reason])).toEqual([['check-opened', 'tax', 'Mara Manager', 'It was of another year.'], ['checked', 'tax', 'Mara Manager', 'By post.'], ['asked', undefined, 'Mara Manager', 'Through the portal of the comptroller.']]);
});

test('a repeated request changes nothing twice', async () => {
  const { version } = await read();
  const body = { check: 'place', state: 'met', note: 'In the register.' };
  const twice = () => answer<{ version: number }>(world.as('mara').post(`${path()}/checks`, body, { version, key: 'same-check' }));
  expect(await twice()).toEqual(await twice());
  expect((await read()).version).toBe(version + 1);
});

test('the clock reminds the team three days before, and tells the managers once the forms are late', async () => {
  world.clock.set('2027-02-26T21:59:00.000Z');
  await office.clock();
  expect(letters()).toEqual([]);
  world.clock.set('2027-02-26T22:02:00.000Z');
  await office.clock();
  await office.clock();
  expect(letters()).toEqual(['lena: award-forms-near']);
  expect((await post('mara', 'pass', { ending: 'expired', reason: 'No form came in time.', to: entries[2]!.id, said: 'It comes next in the order of scores.' }, { status: 422 })).errors[0]).toMatchObject({ field: 'ending', message: 'The winner has until Monday, March 1, 2027, 5:00 p.m. Eastern.' });
  world.clock.set('2027-03-01T22:02:00.000Z');
  await office.clock();
  await office.clock();
  expect(letters()).toEqual(['mara: award-forms-over']);
  expect((await read()).state).toBe('late');
});

test('the next in rank is offered first, with the smaller prize it would leave; who had it or holds as much is not', async () => {
  const { items } = await answer<Alternates>(world.as('mara').get(`${path()}/alternates`));
  expect(items.map(({ code, place, next, holds }) => [code, place, next, holds])).toEqual([
    [entries[1]!.code, 2, true, 'Runner-up, place 1'], ...entries.slice(2).map(({ code }, i) => [code, i + 3, false, undefined]),
  ]);
});

test('a prize passes on with a reason: the alternate moves up, its place is empty, and both teams hear', async () => {
  const wanted = { ending: 'expired', reason: 'The forms did not come by March 1.', to: entries[1]!.id, said: 'It comes next in the order of scores.' };
  expect((await post('mara', 'pass', { ...wanted, reason: '' }, { status: 422 })).errors[0]!.field).toBe('reason');
  expect((await post('mara', 'pass', { ...wanted, said: '' }, { status: 422 })).errors[0]!.field).toBe('said');
  expect((await post('mara', 'pass', { ...wanted, to: entries[0]!.id }, { status: 409 })).detail).toContain('held the prize before');
  expect(await post('mara', 'pass', wanted, { minutes: 16, status: 401 })).toMatchObject({ code: 'sign-in-again' });
  await post('mara', 'pass', wanted);
  expect(await read()).toMatchObject({ state: 'checking', holder: { entryId: entries[1]!.id, alternate: true }, former: [{ code: entries[0]!.code, ending: 'expired' }], checks: {} });
  expect(await read('/runner-up/1')).toMatchObject({ state: 'vacant', former: [{ code: entries[1]!.code, ending: 'moved' }] });
  expect(await world.ports.rounds.decision(challenge.id, entries[0]!.id)).toMatchObject({ outcome: 'finalist', prizeId: '', cents: 0 });
  expect(await world.ports.rounds.decision(challenge.id, entries[1]!.id)).toMatchObject({ outcome: 'winner', prizeId: 'grand', cents: 25_000_00, reason: 'It comes next in the order of scores.' });
  await office.nudge();
  expect(letters()).toEqual(['lena: award-ended', 'rita: award-given']);
  // who lost a prize here gets no smaller one
  expect((await answer<Alternates>(world.as('mara').get(`${path('/runner-up/1')}/alternates`))).items[0]).toMatchObject({ entryId: entries[2]!.id, next: true });
  expect((await post('mara', 'pass', { to: entries[0]!.id, said: 'It was first in the order.' }, { place: '/runner-up/1', status: 409 })).detail).toBe('This entry did not get a prize it had won. Choose another.');
  expect(await ownOf('lena')).toEqual({ ended: [{ prize: 'Grand prize', ending: 'expired', at: '2027-03-01T22:02:00.000Z' }] });
});

test('an empty place is given to an alternate, who answers; a no stands and passes on', async () => {
  await post('mara', 'pass', { to: entries[2]!.id, said: 'Third in the order of scores.' }, { place: '/runner-up/1' });
  await office.nudge();
  expect(letters()).toEqual(['tim: award-given']);
  const { award } = await ownOf('tim', entries[2]!);
  const say = (taken: boolean, reason: string, version: number, status = 200) => answer<Problem & { state: string; version: number }>(world.as('tim').post(`/prizes/${entries[2]!.id}/answer`, { taken, reason }, { version }), status);
  const { version } = await say(true, '', award!.version);
  expect(await say(false, '', version, 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why, in a few words. The agency reads it.' }] });
  expect(await say(false, 'We have wound the company up.', version)).toMatchObject({ state: 'declined' });
  await office.nudge();
  expect(letters()).toEqual(['mara: award-declined']);
  // asked once more, the team can think again
  await post('mara', 'ask', { due: '2027-03-20T17:00', how: 'By post, to the comptroller.' }, { place: '/runner-up/1' });
  expect((await read('/runner-up/1')).state).toBe('checking');
  expect(await say(false, 'It stays at that.', (await read('/runner-up/1')).version)).toMatchObject({ state: 'declined' });
  await office.nudge();
  expect(letters()).toEqual(['mara: award-declined', 'tim: award-asked']);
  await post('mara', 'pass', { ending: 'declined', reason: 'The company was wound up.', keep: 'not-selected' }, { place: '/runner-up/1' });
  expect(await read('/runner-up/1')).toMatchObject({ state: 'vacant' });
  expect(await world.ports.rounds.decision(challenge.id, entries[2]!.id)).toMatchObject({ outcome: 'not-selected' });
  await office.nudge();
  expect(letters()).toEqual(['tim: award-ended']);
});

test('nothing is approved by one person alone, nor before every check is done', async () => {
  expect(await post('mara', 'propose', { note: '' }, { status: 409 })).toMatchObject({ detail: expect.stringMatching(/^Still open: Identity, Exclusion list/) as string });
  await checkAll();
  await check('exclusion', 'failed');
  expect(await post('mara', 'propose', { note: '' }, { status: 409 })).toMatchObject({ detail: 'Failed: Exclusion list. Pass the prize on, or open the check again.' });
  await check('exclusion');
  expect(await post('paul', 'approve', { note: '' }, { status: 409 })).toMatchObject({ detail: 'This award was not sent for approval. A manager does that once every check is done.' });
  await post('mara', 'propose', { note: 'All is there.' });
  await office.nudge();
  expect(letters()).toEqual(['paul: award-waits']);
  expect(await check('exclusion', 'failed', {}, 409)).toMatchObject({ detail: 'This award waits for approval. Take it back from there first.' });
  expect(await post('mara', 'approve', { note: '' }, { status: 403 })).toMatchObject({ detail: 'You sent it for approval. Another person of your agency approves it.' });
  expect(await post('paul', 'approve', { note: '' }, { minutes: 16, status: 401 })).toMatchObject({ code: 'sign-in-again' });
  await post('paul', 'return', { reason: 'Which list was looked at?' });
  expect(await read()).toMatchObject({ state: 'ready', returned: { byName: 'Paul Approver', reason: 'Which list was looked at?' } });
  await post('mara', 'propose', { note: 'SAM.gov, March 1.' });
  await post('paul', 'approve', { note: 'Agreed.' });
  expect(await read()).toMatchObject({ state: 'approved', approved: { byName: 'Paul Approver', reason: 'Agreed.' } });
  expect(await check('exclusion', 'failed', {}, 409)).toMatchObject({ detail: 'This award is approved. Take the approval back first, with a reason.' });
});

test('what was paid is noted in parts, never more than the award, and a payment can be taken back', async () => {
  const pay = (cents: number, more: object = {}, status = 200) => post('mara', 'payments', { cents, on: '2027-03-01', reference: 'Voucher 2027-118', note: '', ...more }, { status });
  expect((await pay(25_000_01, {}, 422)).errors[0]).toMatchObject({ field: 'cents', message: '$25,000 of this award is to be paid. Give that or less.' });
  expect((await pay(0, {}, 422)).errors[0]!.field).toBe('cents');
  expect((await pay(1, { on: '2027-03-02' }, 422)).errors[0]!.field).toBe('on');
  expect((await pay(1, { reference: '' }, 422)).errors[0]!.field).toBe('reference');
  expect((await pay(1, { reference: 'Account 0012345' }, 422)).errors[0]!.field).toBe('reference');
  await pay(10_000_00);
  expect(await read()).toMatchObject({ state: 'part-paid' });
  expect(await post('mara', 'pass', { ending: 'failed', reason: 'Too late for that.' }, { status: 409 })).toMatchObject({ detail: 'Something was paid on this award. Take that back first.' });
  expect((await pay(15_000_01, {}, 422)).errors[0]!.message).toBe('$15,000 of this award is left. Give that or less.');
  await pay(15_000_00);
  expect((await list()).sums).toMatchObject({ awarded: 25_000_00, approved: 25_000_00, paid: 25_000_00, states: { paid: 1, vacant: 3 } });
  await post('mara', 'payments/2/take-back', { reason: 'The bank sent it back.' });
  expect(await read()).toMatchObject({ state: 'part-paid', payments: [{ n: 1 }, { n: 2, takenBack: { byName: 'Mara Manager', reason: 'The bank sent it back.' } }] });
  await pay(15_000_00, { reference: 'Voucher 2027-131' });
  expect(await read()).toMatchObject({ state: 'paid' });
  await office.nudge();
  expect(letters()).toEqual(['rita: award-approved', 'rita: award-paid', 'rita: award-paid', 'rita: award-paid']);
  expect((await answer<{ award: { payments: object[] } }>(world.as('rita').get(`/prizes/${entries[1]!.id}`))).award.payments).toEqual([{ cents: 10_000_00, on: '2027-03-01', reference: 'Voucher 2027-118' }, { cents: 15_000_00, on: '2027-03-01', reference: 'Voucher 2027-131' }]);
});

test('the record tells what was approved, paid and passed on, and names nobody', async () => {
  await world.writeRecord();
  const { items } = await answer<{ items: { words?: string; sentence?: string }[] }>(world.as().get(`/record/challenges/${challenge.slug}`));
  const told = JSON.stringify(items);
  for (const kind of ['prize.passed', 'prize.approved', 'prize.paid', 'prize.payment-taken-back']) expect(told).toContain(kind);
  expect(told).not.toMatch(/Voucher|Harbor|Team \d|wound up/);
});

test('a prize without money is handed over', async () => {
  const place = '/words/1';
  await post('mara', 'pass', { to: entries[4]!.id, said: 'The clearest words of all entries.' }, { place });
  await checkAll(place);
  await post('mara', 'propose', { note: '' }, { place });
  await post('paul', 'approve', { note: '' }, { place });
  expect((await post('mara', 'payments', { cents: 5, on: '2027-03-01', reference: 'By hand' }, { place, status: 422 })).errors[0]!.field).toBe('cents');
  await post('mara', 'payments', { cents: 0, on: '2027-03-01', reference: 'By hand' }, { place });
  expect(await read(place)).toMatchObject({ state: 'paid' });
});

test('above a million dollars the approval of the head of the agency is recorded', async () => {
  const large = await closedRound(world, 7, { reviews: 2, judges: 3, slug: 'large', changes: { prizes: { tiers: [{ ...tiers[0]!, cents: 1_500_000_00 }], note: '' } } });
  const before = challenge;
  challenge = large.challenge;
  await stage(large.entries[0]!, 'winner', 'grand');
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false }));
  await checkAll();
  await post('mara', 'propose', { note: '' });
  expect((await post('paul', 'approve', { note: '' }, { status: 422 })).errors[0]).toMatchObject({ field: 'headName', message: 'Above $1,000,000 the head of the agency approves. Give the name.' });
  const head = { name: 'Ada Minister', title: 'Commissioner', on: '2027-02-12' };
  await post('paul', 'approve', { note: '', head });
  expect(await read()).toMatchObject({ headNeeded: true, approved: { byName: 'Paul Approver', head } });
  // what is paid out later, everybody reads beside the results
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const winners = async () => answer<{ winners: { code: string; outcome: string; prize: string; reason: string }[]; passed: object[] }>(world.as().get(`/winners/${large.challenge.slug}`));
  expect(await winners()).toMatchObject({ passed: [], winners: [{ code: large.entries[0]!.code, outcome: 'winner' }] });
  await post('paul', 'return', { reason: 'The commissioner has a question.' });
  await check('exclusion', 'failed');
  world.clock.pass(60_000);
  await post('mara', 'pass', { ending: 'failed', reason: 'It is on the list of the state.', to: large.entries[1]!.id, said: 'Second in the order of scores.' });
  expect(await winners()).toMatchObject({
    passed: [{ prize: 'Grand prize', at: world.clock.now(), code: large.entries[1]!.code, teamName: 'Team 1' }],
    winners: [{ code: large.entries[1]!.code, outcome: 'winner', prize: 'Grand prize', reason: 'Second in the order of scores.' }, { code: large.entries[0]!.code, outcome: 'finalist', prize: '' }],
  });
  expect(JSON.stringify(await winners())).not.toContain('list of the state');
  challenge = before;
});
