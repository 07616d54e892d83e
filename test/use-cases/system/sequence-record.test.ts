import { describe, expect, test } from 'vitest';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { checkLeaves } from '../../../functions/domain/record/check/check-leaves.ts';
import { checkLog } from '../../../functions/domain/record/check/check-log.ts';
import { parseCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import { parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { sequenceRecord } from '../../../functions/use-cases/system/sequence-record.ts';
import { isStaged } from '../../../functions/domain/record/sequencing/head.ts';
import { testKey, verify } from '../../support/keys.ts';
import { act } from '../../support/record/acts.ts';
import { audit } from '../../support/record/audit.ts';
import { bugs } from '../../support/record/bugs.ts';
import { drawFrom, makeSchedule } from '../../support/record/schedule.ts';
import { Crash, makeWorld, type Bend, type CrashPoint, type World } from '../../support/record/world.ts';

const asItIs: Bend = (ports) => ports;

const admitMany = (world: World, from: number, count: number) => { for (let n = from; n < from + count; n += 1) world.admit(act(n)); };

/** Runs one process until it finds nothing to do. It gives up where it should have ended long ago. */
const settleDown = async (world: World, bend: Bend, most?: number): Promise<void> => {
  for (let runs = 0; runs < 30; runs += 1) if ((await sequenceRecord(bend(world.process().ports, world), most)) === 'idle') return;
  throw new Error('the log does not come to rest');
};

const grown = new Map<number, World>();
const worldOf = async (size: number): Promise<World> => {
  if (!grown.has(size)) {
    const world = makeWorld();
    admitMany(world, 0, size);
    await settleDown(world, asItIs);
    grown.set(size, world);
  }
  return grown.get(size)!.copy();
};

/** One process dies at this point; a client tries again; others come. Answers whether it died. */
const crashOnce = async (size: number, added: number, crash: CrashPoint, bend: Bend): Promise<boolean> => {
  const world = await worldOf(size);
  admitMany(world, size, added);
  const first = world.process({ crash });
  await sequenceRecord(bend(first.ports, world)).catch((error: unknown) => { if (!(error instanceof Crash)) throw error; });
  admitMany(world, size, 1);
  await settleDown(world, bend, 200);
  audit(world);
  return first.seen.crashed;
};

const crashEverywhere = async (size: number, added: number, bend: Bend): Promise<number> => {
  let cases = 0;
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; await crashOnce(size, added, { nth, when }, bend); nth += 1) cases += 1;
  }
  return cases;
};

/** Three sequencers at once, with batches of their own sizes, while acts come in; some of them stall for long. */
const race = async (seed: number, bend: Bend, acts = 24): Promise<World> => {
  const draw = drawFrom(seed);
  const world = await worldOf(seed % 3 === 0 ? 250 : 7);
  const size = world.state.admitted.size;
  const { turn, run } = makeSchedule(draw);
  let fed = false;
  const feed = async () => {
    for (let n = size; n < size + acts; n += 1) { await turn(); world.admit(act(n)); if (draw(5) === 0) world.admit(act(size)); }
    fed = true;
  };
  const work = async () => {
    for (let rounds = 0, idle = 0; rounds < 60 && (!fed || idle < 2); rounds += 1) {
      const outcome = await sequenceRecord(bend(world.process({ turn }).ports, world), 1 + draw(6));
      idle = outcome === 'idle' ? idle + 1 : 0;
    }
  };
  await run([feed(), work(), work(), work()]);
  await settleDown(world, bend, 100);
  audit(world);
  return world;
};

describe('one sequencer', () => {
  test('places acts in the order in which they were received, and says so to each', async () => {
    const world = makeWorld();
    for (const n of [2, 0, 1]) world.admit(act(n));
    expect(await sequenceRecord(world.process().ports)).toBe('sequenced');
    expect(await sequenceRecord(world.process().ports)).toBe('idle');
    expect([...world.state.marks.values()].map(({ id, index, n }) => [id, index, n])).toEqual([0, 1, 2].map((n) => [act(n).pending.id, n, 1]));
    audit(world);
  });

  test('an act waits for the one it rests on', async () => {
    const world = makeWorld();
    admitMany(world, 0, 3);
    world.admit(act(8));
    await settleDown(world, asItIs);
    expect([...world.state.waiting.keys()]).toEqual([act(8).pending.id]);
    admitMany(world, 3, 5);
    await settleDown(world, asItIs);
    audit(world);
  });

  test('a head that was restored from a backup is refused: nothing is signed', async () => {
    const world = await worldOf(7);
    const before = { ...world.state.head };
    admitMany(world, 7, 3);
    await settleDown(world, asItIs);
    const signed = world.state.signed.size;
    world.state.head = before;
    world.admit(act(20));
    await expect(sequenceRecord(world.process().ports)).rejects.toThrow('The published head has 10 entries, and the head of the ledger 7');
    expect(world.state.signed.size).toBe(signed);
  });

  test('another key signs nothing in a log that has one, neither before a batch nor to finish one', async () => {
    const { key, sign } = testKey('log.example.gov/record', 'ed25519', 'another');
    const asAnother: Bend = (ports, world) => ({ ...ports, signer: { key, sign: async (message) => { world.state.signed.add('by another'); return sign(message); } } });
    for (const staged of [false, true]) {
      const world = await worldOf(7);
      world.admit(act(7));
      if (staged) await sequenceRecord({ ...world.process().ports, signer: { key: world.key, sign: () => Promise.reject(new Error('no key')) } }).catch(() => undefined);
      expect(isStaged(world.state.head)).toBe(staged);
      await expect(sequenceRecord(asAnother(world.process().ports, world))).rejects.toThrow(`The published head is not signed by log.example.gov/record+${key.id}`);
      expect([world.state.signed.has('by another'), parseCheckpoint(parseNote(world.state.out!.note).text).size]).toEqual([false, 7]);
    }
  });

  test('tiles that are not those of the head stop it', async () => {
    const world = await worldOf(7);
    const tile = world.state.files.get('tile/0/000.p/7')!;
    tile[40]! ^= 1;
    world.admit(act(7));
    await expect(sequenceRecord(world.process().ports)).rejects.toThrow('The tiles of 7 entries do not have the root of the head.');
  });

  test('a signed head that was lost is put out again', async () => {
    const world = await worldOf(7);
    world.state.out = undefined;
    expect(await sequenceRecord(world.process().ports)).toBe('idle');
    audit(world);
  });
});

describe('a crash before and after every write', () => {
  const few = [0, 5, 250, 255, 256, 511].flatMap((size) => [[size, 1], [size, 3]] as const);
  test.each([...few, [0, 300], [250, 300], [511, 300]] as const)('at %i entries, %i more', { timeout: 120_000 }, async (size, added) => {
    expect(await crashEverywhere(size, added, asItIs)).toBeGreaterThan(30);
  });
});

test('three sequencers at once: 150 runs, each with its own stalls and batches', { timeout: 120_000 }, async () => {
  let stagedOver = 0;
  for (let seed = 1; seed <= 150; seed += 1) stagedOver += (await race(seed, asItIs)).state.staged.size - 1;
  expect(stagedOver).toBeGreaterThan(150);
});

test('what three sequencers leave is a log in which a stranger finds nothing wrong', async () => {
  const { state, key } = await race(6, asItIs);
  const files = new Map([...state.files, ['checkpoint', new TextEncoder().encode(state.out!.note)] as const]);
  const { findings, entries } = checkLog(digest, { paths: [...files.keys()], read: (path) => files.get(path) }, { logs: [{ key }], witnesses: [], groups: [] }, verify);
  expect([...findings, ...checkLeaves(digest, entries)]).toEqual([]);
  expect(entries.length).toBe(state.admitted.size);
});

/** The first thing that goes wrong, in crashes at a few sizes and then in races. */
const caught = async (bend: Bend): Promise<string> => {
  try {
    for (const size of [5, 255]) await crashEverywhere(size, 3, bend);
    for (let seed = 1; seed <= 150; seed += 1) await race(seed, bend);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was noticed';
};

test.each(Object.entries(bugs))('a planted bug is caught: %s', { timeout: 120_000 }, async (_name, { bend, says }) => {
  expect(await caught(bend)).toMatch(says);
});

test('a head that is staged is never left with nobody to finish it', async () => {
  const world = await worldOf(5);
  world.admit(act(5));
  const dying = world.process({ crash: { nth: 9, when: 'after' } });
  await expect(sequenceRecord(dying.ports)).rejects.toThrow(Crash);
  expect(isStaged(world.state.head)).toBe(true);
  expect(await sequenceRecord(world.process().ports)).toBe('idle');
  audit(world);
});
