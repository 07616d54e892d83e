import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { people } from '../support/people.ts';
import { plantChallenge, secrets, toJudging } from '../support/planted.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Said = { judgeId: string; judge: string; name: string; kind: string; reason: string; at: string };
type Seen = { kind: string; byName?: string; refs?: Record<string, unknown> };
let world: World;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
let recordFails = false;
const path = () => `/judges/${planted.challenge.id}/conflicts/reasons`;
const staff = () => `/operator/agencies/${planted.agency.id}/people`;
const give = (email: string, status = 200) => answer(world.as('olga').post(staff(), { email, roles: ['conflicts-officer'] }), status);
const looks = async (who: 'mara' | 'nora' | 'olga') =>
  (await answer<{ items: Seen[] }>(world.as(who).get(`/acts?about=${planted.challenge.id}`))).items.filter(({ kind }) => kind === 'conflicts.reasons-read');

beforeAll(async () => {
  world = await makeWorld({
    wrap: (ports) => ({ ...ports, acts: { ...ports.acts, record: (deed) => (recordFails ? Promise.reject(new Error('the table is away')) : ports.acts.record(deed)) } }),
  });
  planted = await plantChallenge(world);
  await toJudging(world, planted.challenge.id);
  world.clock.pass(60_000);
  await answer(world.as('jana').post(`/evaluations/${planted.challenge.id}/${planted.entry.id}/recuse`, { reason: 'We are neighbors.' }));
  await give(people.nora.email);
});
afterAll(() => world?.stop());

test('without the role, staff are told which role it needs, and to everybody else the reasons are not there', async () => {
  for (const who of ['mara', 'paul'] as const) {
    expect(await answer(world.as(who).get(path()), 403)).toMatchObject({ code: 'forbidden', detail: 'This needs the conflicts officer role. An operator can give it to you.' });
  }
  expect(await answer(world.as('paul').get(`/judges/${planted.challenge.id}/conflicts`), 403)).toMatchObject({ detail: 'This needs the manager or conflicts officer role. An operator can give it to you.' });
  for (const who of ['kofi', 'jana', 'lena', 'otto', 'olga', 'vera'] as const) expect(await answer(world.as(who).get(path()), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as().get(path()), 401);
  expect(await looks('mara')).toEqual([]);
});

test('nothing is shown when the look cannot go on record', async () => {
  recordFails = true;
  const said = JSON.stringify(await answer(world.as('nora').get(path()), 500));
  recordFails = false;
  expect(said).not.toMatch(/We worked together|neighbor/);
});

test('the officer reads every reason in the judge’s words, and that they did is on record for managers and officers', async () => {
  const declaredAt = '2027-01-05T15:00:00.000Z';
  const { items } = await answer<{ items: Said[] }>(world.as('nora').get(path()));
  expect(items).toEqual([
    { judgeId: people.jana.id, judge: 'Jana Judge', name: 'Rita Rival', kind: 'declared', reason: 'A neighbor.', at: declaredAt },
    { judgeId: people.jana.id, judge: 'Jana Judge', name: secrets.team, kind: 'recused', reason: 'We are neighbors.', at: '2027-01-18T15:01:00.000Z' },
    { judgeId: people.jim.id, judge: 'Jim Judge', name: 'Rita Rival', kind: 'declared', reason: 'A former student.', at: '2027-01-18T15:00:00.000Z' },
    { judgeId: people.kofi.id, judge: 'Kofi Conflicted', name: 'Lena Lead', kind: 'declared', reason: 'We worked together.', at: declaredAt },
  ]);
  const look = { kind: 'conflicts.reasons-read', byName: 'Nora Officer', refs: { reasons: 4 } };
  expect(await looks('mara')).toMatchObject([look]);
  expect(await looks('nora')).toMatchObject([look]);
  expect((await looks('olga')).map((seen) => Object.keys(seen).toSorted())).toEqual([['at', 'kind']]);
});

test('the same look within an hour is one line; when there is more to read it is another', async () => {
  await answer(world.as('nora').get(path()));
  expect(await looks('mara')).toHaveLength(1);
  await answer(world.as('kofi').post(`/judging/${planted.challenge.id}/gate`, { conflicts: [{ name: 'Acme Bridges', reason: 'Shares.' }] }));
  world.clock.pass(60_000);
  await answer(world.as('nora').get(path()));
  expect((await looks('mara')).map(({ refs }) => refs?.['reasons'])).toEqual([5, 4]);
});

test('why a judge abstained is among what officers alone read', async () => {
  const { rows } = await answer<{ rows: { entryId: string }[] }>(world.as('kofi').get(`/evaluations/${planted.challenge.id}`));
  await answer(world.as('kofi').post(`/evaluations/${planted.challenge.id}/${rows[0]!.entryId}/set-aside`, { as: 'abstained', reason: 'Not my field.' }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const { items } = await answer<{ items: Said[] }>(world.as('nora').get(path()));
  expect(items.filter(({ kind }) => kind === 'abstained')).toEqual([expect.objectContaining({ judge: 'Kofi Conflicted', reason: 'Not my field.', name: expect.stringMatching(/./) as unknown })]);
});

test('an officer reads pair and kind and the call, and nothing of registrations, entries, judges’ addresses, scores or results', async () => {
  const { id } = planted.challenge;
  const pairs = await answer<{ items: { judge: string; kind: string }[] }>(world.as('nora').get(`/judges/${id}/conflicts`));
  expect(pairs.items).toContainEqual(expect.objectContaining({ judge: 'Kofi Conflicted', kind: 'declared' }));
  expect(JSON.stringify(pairs)).not.toMatch(/We worked together|neighbor/);
  expect((await answer<{ roles: string[] }>(world.as('nora').get(`/calls/${id}`))).roles).toEqual(['conflicts-officer']);
  for (const kept of [`/registrants/${id}`, `/received/${id}`, `/received/${id}/${planted.entry.id}`, `/judges/${id}`, `/assignments/${id}`, `/progress/${id}`, `/results/${id}`]) {
    expect(await answer(world.as('nora').get(kept), 403)).toMatchObject({ code: 'forbidden', detail: 'This needs the manager role. An operator can give it to you.' });
  }
});

test('an officer neither enters nor judges what their agency runs, and none of its judges becomes one', async () => {
  const { id, rulesVersion, rulesHash } = planted.challenge;
  world.clock.set('2027-01-06T15:00:00.000Z');
  expect(await answer(world.as('nora').post('/registrations', { challengeId: id, rulesVersion, rulesHash }), 403)).toMatchObject({ detail: 'You work for Department of records, which runs this challenge, so you cannot enter it.' });
  expect(await answer(world.as('mara').post(`/judges/${id}/invitations`, { judges: [{ email: people.nora.email }] }), 422)).toMatchObject({
    errors: [{ field: 'judges.0.email', message: 'Nora Officer works for Department of records, so they cannot judge here. Leave this address out.' }],
  });
  expect(await give(people.kofi.email, 409)).toMatchObject({ code: 'conflict', detail: 'This person judges Trusted permits, and nobody judges what their own agency runs. Take them off its judges first, or wait for its results.' });
});
