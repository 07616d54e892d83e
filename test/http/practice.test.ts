import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { panelIn } from '../support/panel.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let entryId: string;
let samples: { id: string; title: string; text: string; n: number }[];
const at = () => `/judges/${challenge.id}/samples`;
const practice = () => `/judging/${challenge.id}/practice`;
const written = [{ title: 'A scanner', text: 'It *scans*.' }, { title: 'A hotline', text: 'People call.' }];
const write = (wish: object, version: number, status = 200) => answer<{ samples: typeof samples; version: number }>(world.as('mara').put(at(), wish, { version }), status);
const scored = (score: number) => ({ marks: marks(score), comments: { feasibility: 'It could run.' } });
const score = (who: 'jana' | 'jim' | 'kofi', i: number, mark: number, status = 200) => answer(world.as(who).post(`${practice()}/${samples[i]!.id}`, scored(mark), { version: samples[i]!.n }), status);

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  entryId = (await sentEntry(world, 'lena', challenge)).entry.id;
  for (const who of ['jana', 'jim', 'kofi'] as const) await judgeIn(world, challenge, who);
});
afterAll(() => world?.stop());

test('a manager writes up to three samples; each refusal names its field, and nobody else reads them here', async () => {
  expect(await answer(world.as('mara').get(at()))).toEqual({ samples: [], first: false, version: 0 });
  expect(await write({ samples: [], first: true }, 0, 422)).toMatchObject({ errors: [{ field: 'first', message: 'Write a sample first, or leave this box empty.' }] });
  expect(await write({ samples: [{ title: ' ', text: '' }], first: false }, 0, 422)).toMatchObject({
    errors: [{ field: 'samples.0.title', message: 'Give the sample a title.' }, { field: 'samples.0.text', message: 'Write the sample.' }],
  });
  expect(await write({ samples: [...written, ...written], first: false }, 0, 422)).toMatchObject({ errors: [{ field: 'samples', message: 'Write at most 3 samples.' }] });
  for (const who of ['lena', 'jana', 'vera'] as const) await answer(world.as(who).get(at()), 404);
  const made = await write({ samples: written, first: false }, 0);
  expect(made).toMatchObject({ samples: written.map((one) => ({ ...one, n: 1 })), version: 1 });
  expect(await write({ samples: written, first: false }, 0, 412)).toMatchObject({ code: 'stale', version: 1 });
  const changed = await write({ samples: [{ ...made.samples[0]!, n: undefined }, { id: made.samples[1]!.id, title: 'A hotline', text: 'People call us.' }], first: true }, 1);
  expect(changed.samples.map(({ n }) => n)).toEqual([1, 2]);
  samples = changed.samples;
});

test('judges practice after the gate, score each sample once, and the first scores fix the samples', async () => {
  expect(await answer(world.as('jana').get(practice()))).toEqual({
    first: true, waits: true, open: true, closesAt: '2027-02-12T22:00:59.999Z', samples: samples.map(({ id, title }) => ({ id, title, scored: false })),
  });
  await answer(world.as('lena').get(practice()), 404);
  const one = `${practice()}/${samples[1]!.id}`;
  expect(await answer(world.as('jana').post(one, scored(3), { version: 1 }), 412)).toMatchObject({ code: 'stale', version: 2 });
  expect(await answer(world.as('jana').post(one, { marks: { ...marks(3), feasibility: 9 }, comments: {} }, { version: 2 }), 422)).toMatchObject({ code: 'invalid', errors: expect.arrayContaining([{ field: 'feasibility', message: expect.stringContaining('Choose one of the levels') }]) });
  expect(await answer(world.as('jana').get(one))).not.toHaveProperty('others');
  await score('jana', 1, 3);
  expect(await score('jana', 1, 4, 409)).toMatchObject({ code: 'conflict' });
  expect(await answer(world.as('mara').get(at()))).toMatchObject({ stands: 'A judge has scored a sample, so the samples stay as they are.', version: 3 });
  expect(await write({ samples: [], first: false }, 3, 409)).toMatchObject({ code: 'conflict', detail: 'A judge has scored a sample, so the samples stay as they are.' });
});

test('others are counted without names, from three on', async () => {
  const own = async () => (await answer<{ others: { shown: number; needed: number; few: boolean; criteria: { id: string; levels: { score: number; count: number }[] }[] } }>(world.as('jana').get(`${practice()}/${samples[1]!.id}`))).others;
  expect(await own()).toEqual({ shown: 0, needed: 3, few: true, criteria: [] });
  for (const [i, who] of (['jim', 'kofi'] as const).entries()) await score(who, 1, i + 1);
  expect(await own()).toEqual({ shown: 0, needed: 1, few: true, criteria: [] });
  const [more, last] = await panelIn(world, challenge, 2);
  const giveAs = (judgeId: string, mark: number) => world.ports.practices.score({ challengeId: challenge.id, sampleId: samples[1]!.id, judgeId, ...scored(mark), savedAt: `2027-01-06T15:0${mark}:00.000Z` }, { id: world.ports.chance.id('act'), kind: 'practice.scored', about: challenge.id, by: judgeId, at: world.clock.now(), refs: {} });
  expect((await own()).few).toBe(false);
  await giveAs(more!, 2);
  const told = await own();
  expect({ shown: told.shown, needed: told.needed }).toEqual({ shown: 3, needed: 3 });
  expect(told.criteria[0]!.levels.filter(({ count }) => count > 0).map(({ score: level, count }) => [level, count])).toEqual([[1, 1], [2, 2]]);
  expect(JSON.stringify(told)).not.toContain(people.jim.id);
  await giveAs(last!, 4);
  expect(await own()).toEqual({ ...told, needed: 2 });
});

test('a manager sees who gave what and where judges differ most', async () => {
  type Board = { words: string; panel: number; samples: { judges: { name: string; marks: object }[] }[] };
  const board = await answer<Board>(world.as('mara').get(`${at()}/spread`));
  expect(board).toMatchObject({ panel: 5, words: expect.stringMatching(/^Judges differ most on “.+” of “A hotline”: their scores run from 1 to 4\.$/) });
  expect(board.samples.map(({ judges }) => judges.map(({ name }) => name))).toEqual([[], ['Jana Judge', 'Jim Judge', 'Judge 1', 'Judge 2', people.kofi.name]]);
  await answer(world.as('paul').get(`${at()}/spread`), 403);
  await answer(world.as('jana').get(`${at()}/spread`), 404);
});

test('where practice comes first, real entries wait for it; nothing of it counts, and the demand can be dropped', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const board = () => drainOutbox(world.ports, (line) => world.logged.push(line)).then(() => answer(world.as('mara').get(`/progress/${challenge.id}`)));
  const mine = [`/evaluations/${challenge.id}`, `/evaluations/${challenge.id}/${entryId}`];
  for (const path of mine) expect(await answer(world.as('jana').get(path), 409)).toMatchObject({ code: 'conflict', errors: [{ field: 'practice' }] });
  const before = await board();
  await score('jana', 0, 2);
  const { rows } = await answer<{ rows: { state: string }[] }>(world.as('jana').get(mine[0]!));
  expect(rows.every(({ state }) => state === 'assigned')).toBe(true);
  expect(await board()).toEqual(before);
  await answer(world.as('jim').get(mine[0]!), 409);
  const { version } = await answer<{ version: number }>(world.as('mara').get(at()));
  const same = samples.map(({ id, title, text }) => ({ id, title, text }));
  await write({ samples: same, first: false }, version);
  await answer(world.as('jim').get(mine[0]!));
  expect(await write({ samples: same, first: true }, version + 1, 422)).toMatchObject({ errors: [{ field: 'first' }] });
});

test('who is taken off the panel reads no sample, and practice ends with judging', async () => {
  await answer(world.as('mara').post(`/judges/${challenge.id}/${people.kofi.id}/revoke`, { reason: 'Moved away.' }));
  for (const path of [practice(), `${practice()}/${samples[1]!.id}`]) await answer(world.as('kofi').get(path), 404);
  world.clock.set('2027-02-13T15:00:00.000Z');
  expect(await score('jim', 0, 2, 409)).toMatchObject({ code: 'closed' });
  expect(await answer(world.as('jim').get(`${practice()}/${samples[1]!.id}`))).toMatchObject({ open: false, own: { marks: marks(1) } });
});
