import { beforeAll, expect, test } from 'vitest';
import { costsAt, type Cost } from '../bench/acts.ts';

let few: Cost[];
let many: Cost[];
beforeAll(async () => {
  few = await costsAt(5);
  many = await costsAt(120);
}, 300_000);

/** settled.md: lists cost what a page costs; a full one is longer than a list of five. */
const pages = ['a page of entries', 'a page of registrations'];
const named = (costs: Cost[], what: 'reads' | 'writes') => costs.filter(({ act }) => !pages.includes(act)).map((cost) => ({ act: cost.act, units: cost[what] }));
const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(a, b) / 10;

test('an act costs the same among five entries and among a hundred and twenty', () => {
  for (const what of ['reads', 'writes'] as const) {
    const grown = named(many, what).filter(({ units }, i) => !near(units, named(few, what)[i]!.units));
    expect(grown.map(({ act, units }) => `${what}: ${act}: ${units}`)).toEqual([]);
  }
});

test('no interactive act writes more than 20 units and twice its kilobytes, nor reads more than 10 and the entry itself', () => {
  const kilobytes = 12;
  expect(many.filter(({ writes }) => writes > 20 + 2 * kilobytes).map(({ act, writes }) => `${act}: ${writes}`)).toEqual([]);
  expect(many.filter(({ act, reads }) => !pages.includes(act) && reads > 10 + kilobytes).map(({ act, reads }) => `${act}: ${reads}`)).toEqual([]);
});

test('Send shares no item with any other act but those on the same entry', () => {
  const send = many.find(({ act }) => act === 'send')!;
  const others = many.filter(({ act }) => act !== 'send' && !/entry|section|file|send|withdraw/.test(act));
  expect(others.length).toBeGreaterThan(4);
  expect(others.flatMap(({ act, keys }) => [...keys].filter((key) => send.keys.has(key)).map((key) => `${act}: ${key}`))).toEqual([]);
});
