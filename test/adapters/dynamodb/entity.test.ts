import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entity } from '../../../functions/adapters/dynamodb/entity.ts';
import { startEngine } from '../../support/engine.ts';

/** The same noun in three releases: a name, then a name in two parts, then a score in points. */
const keys = ({ id }: { id: string }) => ({ pk: `PLAYER#${id}`, sk: 'PLAYER' });
const first = entity({ type: 'player', schema: z.object({ id: z.string(), name: z.string(), score: z.number() }), keys });
const parts = (old: Record<string, unknown>) => {
  const [given = '', family = ''] = String(old['name']).split(' ');
  return { ...old, given, family };
};
const third = entity({
  type: 'player',
  schema: z.object({ id: z.string(), given: z.string(), family: z.string(), points: z.number().int() }),
  keys, schemaVersion: 3,
  upgrades: { 1: parts, 2: (old) => ({ ...old, points: Math.round(Number(old['score']) * 100) }) },
});

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => void engine?.stop());

describe('an item of an earlier release', () => {
  test('is lifted step by step when it is read, and stored in the new shape when it is next written', async () => {
    await engine.store.put(first.toItem({ id: '7', name: 'Ada Lowe', score: 0.75 }));
    const read = third.fromItem((await engine.store.get({ pk: 'PLAYER#7', sk: 'PLAYER' }))!);
    expect(read).toEqual({ id: '7', given: 'Ada', family: 'Lowe', points: 75 });
    await engine.store.put(third.toItem(read));
    const stored = await engine.store.get({ pk: 'PLAYER#7', sk: 'PLAYER' });
    expect(stored).toEqual({ pk: 'PLAYER#7', sk: 'PLAYER', id: '7', given: 'Ada', family: 'Lowe', points: 75, _t: 'player', _v: 3 });
    expect(third.fromItem(stored!)).toEqual(read);
  });

  test('with no way up is refused, not guessed at', () => {
    const gap = entity({ type: 'player', schema: z.object({ id: z.string() }), keys, schemaVersion: 3, upgrades: { 1: parts } });
    expect(() => gap.fromItem(first.toItem({ id: '7', name: 'Ada Lowe', score: 1 }))).toThrow('There is no way from version 2 of player to the next.');
  });
});

test('an item of a later release is refused', () => {
  const later = third.toItem({ id: '7', given: 'Ada', family: 'Lowe', points: 75 });
  expect(() => first.fromItem(later)).toThrow('A player was written by a newer Laurel (version 3; this one reads up to 1). Start the newer one.');
});
