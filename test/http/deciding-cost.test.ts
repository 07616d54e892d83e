import { afterAll, beforeAll, expect, test } from 'vitest';
import { billing } from '../bench/acts.ts';
import { writeTable } from '../../functions/use-cases/system/write-table.ts';
import { closedRound } from '../support/closed-round.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Rooms = { entries: { code: string; place: number }[]; suggested: string[]; more: number };
const bills = billing();
const counts = [20, 2000] as const;
const question = 'Which of these would you fund first?';
const reason = 'It runs already, and the others do not.';
let world: World;
const rounds: Awaited<ReturnType<typeof closedRound>>[] = [];
/** Units read by the same act in the small round and in the large one. */
const both = async <T>(act: (round: (typeof rounds)[number]) => Promise<T>): Promise<{ reads: number[]; results: T[] }> => {
  const [reads, results]: [number[], T[]] = [[], []];
  for (const round of rounds) {
    const { result, cost } = await bills.of(() => act(round));
    reads.push(cost.reads);
    results.push(result);
  }
  return { reads, results };
};

beforeAll(async () => {
  world = await makeWorld({ meter: bills.meter });
  for (const count of counts) {
    const made = await closedRound(world, count, { reviews: 1 });
    const { results, rounds: stored } = world.ports;
    const round = (await stored.current(made.challenge.id))!;
    const { ready } = (await results.scoring(round.id))!;
    const at = { selected: [], expectedRight: 5, fragile: [], contested: 3 };
    await results.savePanel(round.id, ready!, { ...(await results.panel(round.id, ready!))!, cuts: [{ k: 10, ...at }], contested: made.entries.slice(8, 11).map(({ id }) => id) });
    rounds.push(made);
  }
}, 300_000);
afterAll(() => world?.stop());

test('the page that offers a room reads the entries around the border, and opening one those it is for, among twenty as among two thousand', async () => {
  const page = await both(({ challenge }) => answer<Rooms>(world.as('mara').get(`/deliberations/${challenge.id}`)));
  expect(page.results.map(({ entries, suggested, more }) => [entries.length, entries[0]!.place, suggested.length, more])).toEqual([[20, 1, 3, 0], [50, 1, 3, 1950]]);
  const each = (page.reads[1]! - page.reads[0]!) / 30;
  expect(each, 'an entry more that is shown costs no more than to read it').toBeLessThan(1.2);
  const opened = await both(({ challenge, entries }) => answer(world.as('mara').post(`/deliberations/${challenge.id}`, { entryIds: entries.slice(8, 11).map(({ id }) => id), question, endsAt: '2027-02-20T15:00:00.000Z' }), 201));
  expect(opened.reads[1]! - opened.reads[0]!).toBeLessThanOrEqual(0.5);
}, 60_000);

test('putting an entry in another place, and taking that back, reads that entry, the rows beside it and what is moved, among twenty as among two thousand', async () => {
  const path = ({ challenge, entries }: (typeof rounds)[number], at: number) => `/results/${challenge.id}/places/${entries.at(at)!.id}`;
  const moved = await both((round) => answer(world.as('mara').put(path(round, -2), { place: 12, reason }, { version: 0 })));
  const again = await both((round) => answer(world.as('mara').put(path(round, 14), { place: 3, reason }, { version: 0 })));
  const refused = await both((round) => answer(world.as('mara').put(path(round, 1), { place: 2, reason }, { version: 0 }), 422));
  const back = await both((round) => answer(world.as('mara').post(`${path(round, -2)}/take-back`, { reason }, { version: 1 })));
  for (const { reads } of [moved, again, refused, back]) expect([reads[1]! - reads[0]! <= 3, reads[1]! <= 15], reads.join(' and ')).toEqual([true, true]);
}, 60_000);

test('the table of all scores is asked for at one cost, among twenty as among two thousand', async () => {
  for (const { challenge } of rounds) while ((await writeTable(world.ports, { id: world.ports.chance.id('act'), about: challenge.id })) === 'unfinished');
  const asked = await both(({ challenge }) => answer<{ url: string }>(world.as('mara').get(`/results/${challenge.id}/table`)));
  expect(asked.reads[1]).toBe(asked.reads[0]);
  expect(asked.reads[1]).toBeLessThanOrEqual(15);
  const files = await Promise.all(asked.results.map(async ({ url }) => Buffer.concat(await (await world.fileStore.send(url.split('/').at(-1)!)).stream.toArray()).toString('utf8')));
  expect(files.map((text) => text.trim().split('\r\n').length)).toEqual(counts.map((count) => count + 1));
}, 120_000);
