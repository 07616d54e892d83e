import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { plantChallenge, secrets, toJudging } from '../support/planted.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
type Seen = { kind: string; at: string; id?: string; byName?: string; code?: string; refs?: Record<string, unknown> };

beforeAll(async () => {
  world = await makeWorld();
  planted = await plantChallenge(world);
  await toJudging(world, planted.challenge.id);
  await answer(world.as('jana').post(`/evaluations/${planted.challenge.id}/${planted.entry.id}/recuse`, { reason: 'A friend.' }));
});
afterAll(() => world?.stop());

const read = async (who: 'mara' | 'paul' | 'olga' | 'otto') => {
  const items: Seen[] = [];
  let cursor = '';
  do {
    const page = await answer<{ items: Seen[]; next?: string }>(world.as(who).get(`/acts?about=${planted.challenge.id}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`));
    items.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor);
  return items;
};
const recusal = (acts: Seen[]) => acts.find(({ kind }) => kind === 'evaluation.recused');

test('a manager reads who stepped back from which entry', async () => {
  const { code } = (await world.ports.entries.find(planted.entry.id))!;
  expect(recusal(await read('mara'))).toMatchObject({ byName: 'Jana Judge', refs: { entry: planted.entry.id }, code });
});

test('an approver reads what happened to the call whole, and of all else kind, time and who of the staff did it: no judge, team or entry', async () => {
  const acts = await read('paul');
  expect(acts.find(({ kind }) => kind === 'challenge.approved')).toMatchObject({ byName: 'Paul Approver' });
  expect(Object.keys(recusal(acts)!).toSorted()).toEqual(['at', 'kind']);
  const staff = acts.filter(({ kind }) => kind === 'judge.invited' || kind === 'assignments.published');
  expect([staff.length > 1, new Set(staff.map(({ at: _at, kind: _kind, ...rest }) => JSON.stringify(rest)))]).toEqual([true, new Set(['{"byName":"Mara Manager"}'])]);
  const text = JSON.stringify(acts);
  const hidden = [people.jana, people.jim, people.kofi, people.lena, people.tim, people.rita].flatMap(({ id, name }) => [id, name]);
  expect([...hidden, planted.entry.id, planted.team.id, planted.ritas.id, ...Object.values(secrets)].filter((one) => text.includes(one))).toEqual([]);
  const told = acts.filter(({ refs }) => refs !== undefined).map(({ kind }) => kind.split('.')[0]);
  expect(new Set(told)).toEqual(new Set(['challenge', 'judging']));
});

test('an operator reads kind and time, another agency nothing', async () => {
  expect((await read('olga')).flatMap(Object.keys).every((key) => key === 'kind' || key === 'at')).toBe(true);
  expect(await answer(world.as('otto').get(`/acts?about=${planted.challenge.id}`), 404)).toMatchObject({ code: 'not-found' });
});

test('an id that nobody has is not there, and no look at it is put on record', async () => {
  for (const about of ['chl', 'agy', 'per'].map((kind) => `${kind}_${'0'.repeat(21)}`)) {
    expect(await answer(world.as('olga').get(`/acts?about=${about}`), 404)).toMatchObject({ code: 'not-found' });
    expect((await world.ports.acts.about(about)).items).toEqual([]);
  }
  expect(await answer(world.as('olga').get('/acts?about=vera'), 422)).toMatchObject({ errors: [{ field: 'about', message: 'Give an id that begins with chl_, agy_ or per_.' }] });
});
