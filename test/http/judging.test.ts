import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { answers, registerFor, sentEntry } from '../support/entry.ts';
import { goWithout, judgeIn, linkTo, marks, tokenIn, workOut } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { rowsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
let challenge: Opened;
let lena: { entry: { id: string; code: string } };
let rita: { entry: { id: string; code: string } };
type Row = { title: string; entryId: string; code: string; state: string; version: number; changed: boolean };
const queue = (who: 'jana' | 'jim' | 'kofi') => answer<{ rows: Row[] }>(world.as(who).get(`/evaluations/${challenge.id}`));

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
  lena = await sentEntry(world, 'lena', challenge);
  rita = await sentEntry(world, 'rita', challenge);
  for (const who of ['jana', 'jim', 'kofi'] as const) await judgeIn(world, challenge, who, who === 'kofi' ? [{ name: 'Lena Lead', reason: 'We worked together.' }] : []);
});
afterAll(() => world?.stop());

test('a stranger cannot use a judge’s invitation, and the gate shows names only', async () => {
  const { names } = await answer<{ names: string[] }>(world.as('jana').get(`/judging/${challenge.id}/gate`));
  expect(names).toEqual(['Lena Lead', 'Rita Rival', 'Team lena', 'Team rita']);
  expect(await answer(world.as('lena').get(`/judging/${challenge.id}/gate`), 404)).toMatchObject({ code: 'not-found' });
});

test('what a judge said at the gate stands as it was said; later words only add, and a name nobody bears is kept as written', async () => {
  const gate = () => answer<{ listed: boolean; names: string[]; said: { name: string; reason: string; at: string }[] }>(world.as('jim').get(`/judging/${challenge.id}/gate`));
  const declare = (conflicts: object[], status = 200) => answer<{ declaredAt: string; version: number }>(world.as('jim').post(`/judging/${challenge.id}/gate`, { conflicts }), status);
  expect(await gate()).toMatchObject({ listed: true, said: [] });
  expect(await declare([{ name: '  ', reason: '' }], 422)).toMatchObject({ errors: [{ message: 'Write a name.' }] });
  expect(await declare([{ name: 'Acme Bridges', relation: 'neighbor' }], 422)).toMatchObject({ errors: [{ field: expect.stringContaining('relation') }] });
  const first = '2027-01-05T15:00:00.000Z';
  const later = '2027-01-06T15:00:00.000Z';
  world.clock.set(later);
  const added = await declare([{ name: 'Acme Bridges', relation: 'funding', reason: 'Shares' }, { name: 'acme bridges ', reason: '' }]);
  expect(added.declaredAt).toBe(first);
  // said before: nothing changes, not even the reason
  expect(await declare([{ name: 'ACME Bridges', reason: 'Something else' }])).toEqual(added);
  expect((await gate()).said).toEqual([{ name: 'Acme Bridges', relation: 'funding', reason: 'Shares', at: later }]);
  const known = () => answer<{ items: { judgeId: string; kind: string; team: string }[]; unknown: object[]; teams: number }>(world.as('mara').get(`/judges/${challenge.id}/conflicts`));
  expect(JSON.stringify(await known())).not.toMatch(/We worked together|Shares|funding/);
  expect((await known()).unknown).toEqual([{ judgeId: people.jim.id, judge: 'Jim Judge', name: 'Acme Bridges', at: later }]);
  // whoever registers under that name afterwards is kept from the judge as well
  await registerFor(world, 'vera', challenge);
  await answer(world.as('vera').post('/teams', { challengeId: challenge.id, name: 'Acme Bridges' }), 201);
  expect(await known()).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ judgeId: people.jim.id, kind: 'declared', team: 'Acme Bridges' })]), unknown: [], teams: 3 });
});

test('assignments are refused while entries are open, then published all at once', async () => {
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('lena').put(`/entries/${lena.entry.id}`, { title: 'Not sent', area: 'permits' }, { version: (await world.ports.entries.find(lena.entry.id))!.version }));
  world.clock.set('2027-01-18T15:00:00.000Z');
  const preview = await answer<{ pairCount: number; short: { code: string; missing: number }[] }>(world.as('mara').get(`/assignments/${challenge.id}`));
  expect(preview).toMatchObject({ pairCount: 5, entryCount: 2, short: [{ code: lena.entry.code, missing: 1 }] });
  expect(await answer(world.as('jana').get(`/evaluations/${challenge.id}`), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  expect((await queue('jana')).rows.map((row) => row.code).toSorted()).toEqual([lena.entry.code, rita.entry.code].toSorted());
  expect((await queue('jana')).rows.map((row) => row.title).toSorted()).toEqual(['Team lena permits', 'Team rita permits']);
});

test('the conflicted judge cannot learn that the entry exists', async () => {
  const own = await queue('kofi');
  expect(own.rows.map((row) => row.code)).toEqual([rita.entry.code]);
  const there = await world.as('kofi').get(`/evaluations/${challenge.id}/${lena.entry.id}`);
  const nowhere = await world.as('kofi').get(`/evaluations/${challenge.id}/ent_${'0'.repeat(21)}`);
  const [one, other] = [await answer(there, 404), await answer(nowhere, 404)];
  expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' });
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}`, { judgeId: people.kofi.id, entryId: lena.entry.id }), 409)).toMatchObject({ code: 'conflict' });
});

test('a judge reads a blind entry, keeps marks, saves, and edits until the round closes', async () => {
  const path = `/evaluations/${challenge.id}/${lena.entry.id}`;
  const read = await answer<{ judged: object; evaluation: { version: number } }>(world.as('jana').get(path));
  expect(JSON.stringify(read)).not.toMatch(/Lena|lena@|tem_|per_/);
  const kept = await answer<{ version: number; state: string }>(world.as('jana').put(path, { marks: { feasibility: 4 }, comments: {}, note: '', feedback: '' }, { version: 1 }));
  expect(kept).toMatchObject({ state: 'started', version: 2 });
  expect(await answer(world.as('jana').post(`${path}/save`, { marks: { feasibility: 4 }, comments: {}, note: '', feedback: '' }, { version: 2 }), 422)).toMatchObject({
    errors: [{ field: 'public-value' }, { field: 'right-tool' }, { field: 'privacy' }],
  });
  expect(await answer(world.as('jana').post(`${path}/save`, { marks: { ...marks(4), feasibility: 9 }, comments: {}, note: '', feedback: '' }, { version: 2 }), 422)).toMatchObject({ errors: [{ field: 'feasibility' }] });
  const saved = await answer(world.as('jana').post(`${path}/save`, { marks: marks(4), comments: {}, note: 'Solid.', feedback: 'Clear reasoning.' }, { version: 2 }));
  expect(saved).toMatchObject({ state: 'saved', composite: 75, version: 3 });
  expect(await answer(world.as('jana').put(path, { marks: marks(2), comments: {}, note: '', feedback: '' }, { version: 2 }), 412)).toMatchObject({ code: 'stale', current: { note: 'Solid.' } });
  for (const path of ['', '/reviews', `/reviews/${lena.entry.id}`]) expect(await answer(world.as('mara').get(`/results/${challenge.id}${path}`), 409)).toMatchObject({ code: 'closed' });
});

test('what is typed after Save is kept, and counts only with the next Save', async () => {
  const path = `/evaluations/${challenge.id}/${lena.entry.id}`;
  const later = { marks: marks(2), comments: {}, note: 'On second thoughts.', feedback: '' };
  const kept = await answer<{ version: number }>(world.as('jana').put(path, later, { version: 3 }));
  expect(kept).toMatchObject({ state: 'saved', composite: 75, marks: marks(4), draft: later, version: 4 });
  expect((await queue('jana')).rows.filter((row) => row.changed).map((row) => row.code)).toEqual([lena.entry.code]);
  expect(await answer(world.as('jana').post(`${path}/set-aside`, { as: 'skipped' }), 409)).toMatchObject({ code: 'conflict' });
  const back = await answer(world.as('jana').put(path, { marks: marks(4), comments: {}, note: 'Solid.', feedback: 'Clear reasoning.' }, { version: 4 }));
  expect(back).toMatchObject({ state: 'saved', composite: 75, version: 5 });
  expect(back).not.toHaveProperty('draft');
});

test('recusing takes the entry away at once, and the board shows what is short', async () => {
  await answer(world.as('jim').post(`/evaluations/${challenge.id}/${rita.entry.id}/recuse`, { reason: 'A friend.' }));
  expect((await queue('jim')).rows.map((row) => row.code)).toEqual([lena.entry.code]);
  expect(await answer(world.as('jim').get(`/evaluations/${challenge.id}/${rita.entry.id}`), 404)).toMatchObject({ code: 'not-found' });
  const gates = await Promise.all((['jim', 'jana'] as const).map((who) => answer<{ steppedBack: object[] }>(world.as(who).get(`/judging/${challenge.id}/gate`))));
  expect(gates.map((gate) => gate.steppedBack)).toEqual([[{ reason: 'A friend.', at: world.clock.now() }], []]);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const board = await answer<{ pace: object; entries: { code: string; assigned: number; saved: number }[] }>(world.as('mara').get(`/progress/${challenge.id}`));
  expect(board.pace).toMatchObject({ done: 1, total: 4 });
  expect(board.entries.find((row) => row.code === rita.entry.code)).toMatchObject({ assigned: 2, saved: 0, needed: 3 });
  const { reminded, skipped } = await answer<{ reminded: string[]; skipped: string[] }>(world.as('mara').post(`/progress/${challenge.id}/reminders`, { judgeIds: [people.jim.id, people.jana.id] }));
  expect(reminded.length + skipped.length).toBe(2);
});

test('a revoked judge loses access at once', async () => {
  await answer(world.as('mara').post(`/judges/${challenge.id}/${people.jim.id}/revoke`, { reason: 'Vanished.' }));
  expect(await answer(world.as('jim').get(`/evaluations/${challenge.id}`), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('jim').get(`/judging/${challenge.id}`), 404)).toMatchObject({ code: 'not-found' });
});

test('who said so after entries closed has seen every name: the list is not handed out for ever, and ends with judging', async () => {
  const listed = async (who: 'jana' | 'otto') => (await answer<{ listed: boolean; names: string[] }>(world.as(who).get(`/judging/${challenge.id}/gate`)));
  await judgeIn(world, challenge, 'otto');
  const looked = await answer<{ lookedAt: string }>(world.as('jana').post(`/judging/${challenge.id}/gate`, { conflicts: [] }));
  expect(looked.lookedAt).toBe(world.clock.now());
  expect([(await listed('jana')).listed, await listed('otto')]).toMatchObject([true, { listed: false, names: [] }]);
});

test('after the round, decisions are staged, applied at once, and the winners published', async () => {
  const path = `/evaluations/${challenge.id}/${rita.entry.id}`;
  await answer(world.as('kofi').post(`${path}/save`, { marks: marks(5), comments: {}, note: '', feedback: 'The best we read.' }, { version: 1 }));
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(world.as('kofi').get(`/judging/${challenge.id}/gate`))).toMatchObject({ listed: false, names: [], said: [{ name: 'Lena Lead', reason: 'We worked together.' }] });
  expect(await answer(world.as('kofi').post(`/judging/${challenge.id}/gate`, { conflicts: [{ name: 'Team rita', reason: '' }] }), 409)).toMatchObject({ code: 'closed' });
  expect(await answer(world.as('jana').put(`/evaluations/${challenge.id}/${lena.entry.id}`, { marks: marks(1), comments: {}, note: '', feedback: '' }, { version: 5 }), 409)).toMatchObject({ code: 'closed' });
  await workOut(world, challenge);
  expect(await rowsIn<object>(world.as('mara'), challenge.id)).toMatchObject([
    { code: rita.entry.code, rank: 1, tied: false, summary: { n: 1, mean: 100 } },
    { code: lena.entry.code, rank: 2, tied: false, summary: { n: 1, mean: 75 } },
  ]);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}/rows/${rita.entry.id}`))).toMatchObject({ rank: 1, feedback: ['The best we read.'], same: [], near: [{ code: rita.entry.code, own: true }, { code: lena.entry.code, own: false }] });
  const criteria = [{ id: 'public-value', name: 'Public value', weight: 30 }, { id: 'feasibility', name: 'Feasibility', weight: 25 }, { id: 'right-tool', name: 'Right tool', weight: 25 }, { id: 'privacy', name: 'Privacy and security', weight: 20 }];
  const lenas = { entryId: lena.entry.id, judge: people.jana.name, marks: marks(4), comments: {}, note: 'Solid.', feedback: 'Clear reasoning.', total: 75 };
  expect(await answer(world.as('mara').get(`/results/${challenge.id}/reviews/${lena.entry.id}`)), 'what the judges of one entry wrote').toEqual({ criteria, reviews: [lenas] });
  type Listed = { items: object[]; next?: string };
  const pages: Listed[] = [];
  do pages.push(await answer<Listed>(world.as('mara').get(`/results/${challenge.id}/reviews${pages.at(-1)?.next ? `?cursor=${encodeURIComponent(pages.at(-1)!.next!)}` : ''}`))); while (pages.at(-1)!.next);
  expect([pages.length, pages.flatMap((page) => page.items).filter((review) => 'entryId' in review && review.entryId === lena.entry.id)], 'a judge a page').toEqual([4, [lenas]]);
  const bare = (entryId: string, outcome: string) => world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome, prizeId: 'grand', reason: ' ', feedback: '' }, { version: 0 });
  for (const outcome of ['winner', 'finalist']) expect(await answer(bare(lena.entry.id, outcome), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Give the reason. It is published with the results.' }] });
  const decide = (entryId: string, outcome: string, prizeId = '') =>
    answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome, prizeId, reason: 'As scored.', feedback: 'Clear reasoning.' }, { version: 0 }));
  await decide(rita.entry.id, 'winner', 'grand');
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: '1 entry has no decision yet. Decide every entry first.' });
  await decide(lena.entry.id, 'not-selected');
  const told = (await world.ports.rounds.decision(challenge.id, rita.entry.id))!;
  const unreasoned = { ...told, reason: '', version: told.version + 1 };
  await world.ports.rounds.stage([unreasoned], { id: world.ports.chance.id('act'), kind: 'decision.staged', about: challenge.id, by: people.mara.id, at: world.clock.now(), refs: {} });
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: `Winners and finalists are published with a reason. Give it in the decision on ${rita.entry.code}.` });
  await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: rita.entry.id, outcome: 'winner', prizeId: 'grand', reason: 'As scored.', feedback: 'Clear reasoning.' }, { version: 2 }));
  expect(await answer(world.as('rita').get(`/outcomes/${rita.entry.id}`))).toEqual({});
  await goWithout(world, challenge, rita.entry.id);
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false }));
  expect(await answer(world.as('rita').get(`/outcomes/${rita.entry.id}`))).toEqual({ outcome: { outcome: 'winner', reason: 'As scored.', feedback: 'Clear reasoning.', cents: 25_000_00, prize: 'Grand prize: $25,000' } });
  expect(await answer(world.as().get(`/winners/${challenge.slug}`))).toMatchObject({ stage: 'deciding', winners: [] });
  const inPublic = (code: string) => answer<{ entry?: object }>(world.as().get(`/winners/${challenge.slug}/entries/${code}`));
  expect(await inPublic(rita.entry.code), 'before the results').toEqual({});
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  // Three judges: who gave which mark could be guessed, so only commitments are published.
  expect(await answer(world.as().get(`/winners/${challenge.slug}/bundle`))).toMatchObject({ sealed: true });
  expect(await inPublic(rita.entry.code)).toEqual({
    entry: {
      winner: { code: rita.entry.code, title: 'Team rita permits', teamName: 'Team rita', outcome: 'winner', prize: 'Grand prize', cents: 25_000_00, reason: 'As scored.' },
      sections: [{ id: 'summary', title: 'Summary', fields: [{ id: 'pitch', label: 'What does it do, for whom?', type: 'paragraph', answer: answers.summary.pitch }] }],
    },
  });
  expect([await inPublic(lena.entry.code), await inPublic(rita.entry.code.slice(0, 3))], 'of an entry that was not selected, and of half a code').toEqual([{}, {}]);
  expect(await answer(world.as().get(`/winners/${challenge.slug}`))).toMatchObject({
    stage: 'results', winners: [{ title: 'Team rita permits', teamName: 'Team rita', outcome: 'winner', prize: 'Grand prize', cents: 25_000_00, reason: 'As scored.' }],
  });
});

test('staff of the agency cannot judge what they run, and a judge becomes staff once the results are out', async () => {
  const { id: agencyId } = await openAgency(world, 'newcomers');
  world.clock.set('2027-01-05T15:00:00.000Z');
  const other = await openChallenge(world, agencyId);
  const invite = (...who: ('vera' | 'paul')[]) => world.as('mara').post(`/judges/${other.id}/invitations`, { judges: who.map((name) => ({ email: people[name].email.toUpperCase() })) });
  expect(await answer(invite('vera', 'paul'), 422)).toMatchObject({ errors: [{ field: 'judges.1.email', message: `${people.paul.name} works for Department of newcomers, so they cannot judge here. Leave this address out.` }] });
  await answer(invite('vera'), 201);
  const staff = (who: 'vera' | 'jim', status: number) => answer(world.as('olga').post(`/operator/agencies/${agencyId}/people`, { email: people[who].email, roles: ['manager'] }), status);
  await staff('vera', 200);
  const token = tokenIn(await linkTo(world, people.vera.email, other.id));
  expect(await answer(world.as('vera').post(`/judge-invitations/${token}/accept`), 403)).toMatchObject({ detail: 'You work for the agency that runs this challenge, so you cannot judge it.' });
  await judgeIn(world, other, 'jim');
  expect(await staff('jim', 409)).toMatchObject({ code: 'conflict', detail: `This person judges Trusted permits, and nobody judges what their own agency runs. Take them off its judges first, or wait for its results.` });
  await answer(world.as('mara').post(`/judges/${other.id}/${people.jim.id}/revoke`, { reason: 'Joins the agency.' }));
  await staff('jim', 200);
});
