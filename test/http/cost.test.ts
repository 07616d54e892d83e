import { beforeAll, expect, test } from 'vitest';
import { costsAt, grown, type Cost } from '../bench/acts.ts';

const rows = 6;
let few: Cost[];
let many: Cost[];
beforeAll(async () => {
  few = await costsAt(5, rows);
  many = await costsAt(120, rows);
}, 300_000);

test('an act costs the same among five entries and among a hundred and twenty; a list, what a page costs', () => {
  expect(few.map(({ act }) => act)).toEqual(expect.arrayContaining(['send', 'a page of entries', 'a page of registrations']));
  expect(grown(few, many)).toEqual([]);
});

test('no interactive act writes more than 20 units and twice its kilobytes, nor reads more than 10 and the entry itself', () => {
  const kilobytes = 12;
  expect(many.filter(({ writes }) => writes > 20 + 2 * kilobytes).map(({ act, writes }) => `${act}: ${writes}`)).toEqual([]);
  expect(many.filter(({ reads }) => reads > 10 + kilobytes).map(({ act, reads }) => `${act}: ${reads}`)).toEqual([]);
});

test('Send shares no item with any other act but those on the same entry', () => {
  const send = many.find(({ act }) => act === 'send')!;
  const others = many.filter(({ act }) => act !== 'send' && !/entry|section|file|send|withdraw/.test(act));
  expect(others.length).toBeGreaterThan(4);
  expect(others.flatMap(({ act, keys }) => [...keys].filter((key) => send.keys.has(key)).map((key) => `${act}: ${key}`))).toEqual([]);
});
