import { afterAll, beforeAll, expect, test } from 'vitest';
import { billing } from '../bench/acts.ts';
import { closedRound } from '../support/closed-round.ts';
import { rowsIn } from '../support/results.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Row = { code: string; rank: number };
type Page = { items: Row[]; next?: string; page: number; pages: number };
const bills = billing();
const counts = [60, 240] as const;
let world: World;
const rounds: Awaited<ReturnType<typeof closedRound>>[] = [];
const ask = <T>(path: string) => bills.of(() => answer<T>(world.as('mara').get(`/results/${path}`)));
/** One after the other: what is billed meanwhile belongs to whoever asks. */
const unitsAt = async (path: (challenge: string, entry: string) => string): Promise<number[]> => {
  const units: number[] = [];
  for (const { challenge, entries } of rounds) units.push((await ask(path(challenge.id, entries[0]!.id))).cost.reads);
  return units;
};

beforeAll(async () => {
  world = await makeWorld({ meter: bills.meter });
  for (const count of counts) rounds.push(await closedRound(world, count));
}, 120_000);
afterAll(() => world?.stop());

/** What an entry more may add to what every page reads: its line in the order. Reading its evaluations alone would add two units. */
const perRanked = 0.03;
const perCard = 0.06;
const more = counts[1] - counts[0];

test('the head reads a line of each entry, and a card of each decision; a page what it shows, and the lines', async () => {
  for (const [path, each] of [
    [(id: string) => id, perRanked + perCard], [(id: string) => `${id}/rows`, perRanked], [(id: string) => `${id}/rows?page=1&order=chair`, perRanked],
    [(id: string, entry: string) => `${id}/rows/${entry}`, perRanked], [(id: string) => `${id}/letters`, 0],
  ] as const) {
    const [few, many] = await unitsAt(path);
    expect([path('id', 'entry'), Math.max(0, many! - few! - each * more)]).toEqual([path('id', 'entry'), 0]);
    expect(many!).toBeLessThan(250);
  }
});

test('no answer grows with the challenge: the head counts, a page holds 50 rows', async () => {
  const [few, many] = await Promise.all(rounds.map(async ({ challenge }) => JSON.stringify((await ask(challenge.id)).result).length));
  expect(many! - few!).toBeLessThan(500);
  const { challenge, entries } = rounds[1]!;
  expect((await ask(challenge.id)).result).toMatchObject({ total: 240, placed: 240, unscored: 0, undecided: 0, notSelected: 239, selected: [{ code: entries[0]!.code, outcome: 'winner' }] });
  const { items, page, pages } = (await ask<Page>(`${challenge.id}/rows?page=2`)).result;
  expect([items.length, page, pages, items[0]!.rank]).toEqual([50, 2, 5, 51]);
  expect((await ask<Page>(`${challenge.id}/rows?page=99`)).result).toMatchObject({ page: 5, items: { length: 40 } });
});

test('page after page each entry comes once, in the order of the places; a page link of another order is refused', async () => {
  const { challenge, entries } = rounds[1]!;
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  expect([rows.map(({ code }) => code), rows.map(({ rank }) => rank)]).toEqual([entries.map(({ code }) => code), entries.map((_, n) => n + 1)]);
  const { next } = (await ask<Page>(`${challenge.id}/rows`)).result;
  expect(await answer(world.as('mara').get(`/results/${challenge.id}/rows?order=chair&cursor=${encodeURIComponent(next!)}`), 422)).toMatchObject({ errors: [{ field: 'cursor' }] });
});

test('an entry that was withdrawn since stands in no page and no count, and a link that began at it starts anew', async () => {
  const { challenge, entries } = rounds[0]!;
  const { next } = (await ask<Page>(`${challenge.id}/rows`)).result;
  const last = entries[49]!;
  await world.ports.entries.withdraw({ ...last, withdrawnAt: world.clock.now(), version: last.version + 1 }, { id: world.ports.chance.id('act'), kind: 'entry.withdrawn', about: challenge.id, by: 'system', at: world.clock.now(), refs: { entry: last.id } });
  expect((await ask(challenge.id)).result).toMatchObject({ total: 59, notSelected: 58 });
  expect((await rowsIn<Row>(world.as('mara'), challenge.id)).map(({ code }) => code)).toEqual(entries.filter((one) => one !== last).map(({ code }) => code));
  expect(await answer(world.as('mara').get(`/results/${challenge.id}/rows?cursor=${encodeURIComponent(next!)}`), 422)).toMatchObject({ errors: [{ field: 'cursor', message: 'The order changed since. Start from the first page.' }] });
  expect((await world.as('mara').get(`/results/${challenge.id}/rows/${last.id}`)).status).toBe(404);
});

test('results of an earlier time, without their order beside them, are read all the same', async () => {
  const { challenge, entries } = rounds[1]!;
  const { ranking } = world.ports.results;
  const roundId = (await world.ports.rounds.current(challenge.id))!.id;
  await world.ports.standings.name(roundId, { entries: entries.map(({ id, code, title }) => ({ id, code, title })), judges: [] });
  world.ports.results.ranking = async () => undefined;
  expect((await rowsIn<Row>(world.as('mara'), challenge.id)).map(({ code }) => code)).toEqual(entries.map(({ code }) => code));
  world.ports.results.ranking = ranking;
});
