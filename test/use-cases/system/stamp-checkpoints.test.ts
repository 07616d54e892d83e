import { expect, test } from 'vitest';
import { readTimestamp } from '../../../functions/adapters/system/timestamp-token.ts';
import { askTimestamper } from '../../../functions/adapters/system/ask-timestamper.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { admitLeaf } from '../../../functions/domain/record/leaf/pending-leaf.ts';
import { parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { newestTimestamps, parseStampList, timestampsOf, type StampList } from '../../../functions/domain/record/stamp/stamp-list.ts';
import { onUnstamped } from '../../../functions/jobs/on-unstamped.ts';
import type { Timestamper } from '../../../functions/ports/timestamper.ts';
import { sequenceRecord } from '../../../functions/use-cases/system/sequence-record.ts';
import { stampCheckpoints, type Stamping } from '../../../functions/use-cases/system/stamp-checkpoints.ts';
import { heldClock } from '../../support/clock.ts';
import { act, actId } from '../../support/record/acts.ts';
import { testAuthority } from '../../support/record/authority.ts';
import { testStamps } from '../../support/record/stamps.ts';
import { makeWorld } from '../../support/record/world.ts';
import { testSalts } from '../../support/salts.ts';

const one = 'https://tsa.example/tsr';
const two = 'https://time.example/';
const salt = testSalts('stamps');

const open = (authorities = [one]) => {
  const world = makeWorld();
  const { ports } = world.process();
  const clock = heldClock();
  clock.set('2027-01-15T05:00:00.000Z');
  const { state, stamps } = testStamps();
  const authority = testAuthority({ at: () => clock.now() });
  const asked: string[] = [];
  const silent = new Set<string>();
  const timestamper: Timestamper = {
    ...askTimestamper(),
    async ask(url, bytes) {
      asked.push(`${new URL(url).host} ${new TextDecoder().decode(bytes).split('\n')[1]}`);
      return silent.has(url) ? { why: 'It did not answer in time.' } : { token: authority.over(bytes), at: clock.now() };
    },
  };
  const logged: Record<string, unknown>[] = [];
  const stamping: Stamping = { tiles: ports.tiles, stamps, timestamper, authorities, clock, digest, log: (line) => logged.push(line) };
  let acts = 0;
  const write = async () => { while ((await sequenceRecord(ports)) === 'sequenced') { /* on */ } };
  const grow = async (most: number) => {
    for (let i = 0; i < most; i += 1) world.admit(act((acts += 1)));
    await write();
  };
  /** Submissions of another challenge each time. */
  const close = async () => {
    acts += 1;
    const id = actId(1e6 + acts);
    const at = new Date(Date.UTC(2026, 10, 21) + acts).toISOString();
    world.admit({ receivedAt: at, pending: admitLeaf(digest, { kind: 'submissions.closed', pub: { count: 0, root: '0'.repeat(64) }, sealed: {}, refs: [] }, { id, ch: `chl_${'c'.repeat(15)}${String(acts).padStart(6, '0')}`, at, actor: 'system', salt }).pending });
    await write();
  };
  const list = (): StampList => parseStampList(digest, state.list!.text);
  const sizes = () => list().stamps.map(({ size, closes, tokens }) => [size, closes, tokens.filter(({ at }) => at).length]);
  return { world, clock, state, stamping, authority, asked, silent, logged, grow, close, list, sizes };
};
const minute = 60_000;

test('the first head that holds a close is timestamped once, over its signed text, and what is kept can be checked by anybody', async () => {
  const { world, stamping, state, asked, authority, grow, close, list } = open();
  await grow(3);
  expect(await stampCheckpoints(stamping)).toBe(0);
  await close();
  const { text } = parseNote(world.state.out!.note);
  expect([await stampCheckpoints(stamping), await stampCheckpoints(stamping)]).toEqual([0, 0]);
  expect(asked).toEqual(['tsa.example 3', 'tsa.example 4']);
  expect([...state.files.keys()]).toEqual(['x/ts/3.checkpoint', 'x/ts/3.1.tsr', 'x/ts/4.checkpoint', 'x/ts/4.1.tsr']);
  expect(new TextDecoder().decode(state.files.get('x/ts/4.checkpoint'))).toBe(text);
  expect(readTimestamp(state.files.get('x/ts/4.1.tsr')!, new TextEncoder().encode(text)).signer.fingerprint256).toBe(authority.signer.fingerprint256);
  const shown = [{ size: 4, by: 'tsa.example', at: '2027-01-15T05:00:00.000Z', token: 'x/ts/4.1.tsr', checkpoint: 'x/ts/4.checkpoint' }];
  expect([timestampsOf(list(), 3), timestampsOf(list(), 2), newestTimestamps(list())]).toEqual([shown, [], shown]);
});

test('each hour the head is timestamped if it grew, and not while it stands still', async () => {
  const { stamping, clock, grow, asked } = open();
  await grow(2);
  const looks: [number, number][] = [[0, 0], [30, 1], [29, 1], [1, 0], [59, 1], [1, 0], [600, 0], [1, 1]];
  for (const [minutes, more] of looks) {
    clock.pass(minutes * minute);
    await grow(more);
    await stampCheckpoints(stamping);
  }
  expect(asked.map((line) => line.split(' ')[1])).toEqual(['2', '4', '5', '6']);
});

test('who does not answer is asked again at the next look, for every close, and the newest head alone of those due by the hour', async () => {
  const { stamping, silent, clock, grow, close, asked, logged, sizes } = open();
  silent.add(one);
  await grow(1);
  await stampCheckpoints(stamping);
  await close();
  expect(await stampCheckpoints(stamping)).toBe(1);
  for (let i = 0; i < 3; i += 1) {
    clock.pass(60 * minute);
    await grow(1);
    await stampCheckpoints(stamping);
  }
  expect(sizes()).toEqual([[2, [1], 0], [5, [], 0]]);
  // once a look, for the newest
  expect(asked.map((line) => line.split(' ')[1])).toEqual(['1', '2', '3', '4', '5']);
  expect(logged.at(-1)).toEqual({ level: 'warn', message: 'a head was not timestamped', authority: 'tsa.example', size: 5, why: 'It did not answer in time.' });
  silent.clear();
  expect([await stampCheckpoints(stamping), sizes()]).toEqual([0, [[2, [1], 1], [5, [], 1]]]);
});

test('one of two that is gone keeps the other from nothing', async () => {
  const { stamping, silent, clock, close, sizes, list } = open([one, two]);
  silent.add(one);
  for (let i = 0; i < 7; i += 1) {
    await close();
    await stampCheckpoints(stamping);
    clock.pass(minute);
  }
  expect(sizes().map(([, , tokens]) => tokens)).toEqual(Array(7).fill(1));
  expect(newestTimestamps(list())).toEqual([{ size: 7, by: 'time.example', at: '2027-01-15T05:06:00.000Z', token: 'x/ts/7.2.tsr', checkpoint: 'x/ts/7.checkpoint' }]);
  silent.clear();
  expect([await stampCheckpoints(stamping), await stampCheckpoints(stamping)]).toEqual([3, 0]);
});

test('another authority in the setting takes over what nobody answered for, is not asked for what has a token, and has files of its own', async () => {
  const { stamping, silent, close, list, state } = open();
  await close();
  await stampCheckpoints(stamping);
  silent.add(one);
  await close();
  await stampCheckpoints(stamping);
  expect(await stampCheckpoints({ ...stamping, authorities: [two] })).toBe(0);
  expect(list().stamps.map(({ tokens }) => tokens)).toEqual([[{ by: 'tsa.example', at: '2027-01-15T05:00:00.000Z' }], [{ by: 'tsa.example' }, { by: 'time.example', at: '2027-01-15T05:00:00.000Z' }]]);
  expect([...state.files.keys()]).toContain('x/ts/2.2.tsr');
});

test('a process that dies between any two writes leaves nothing that the next one does not finish, and no token twice', async () => {
  for (const path of ['x/ts/2.checkpoint', 'x/ts/2.1.tsr']) {
    const { stamping, state, logged, grow, close, asked, sizes } = open();
    await grow(1);
    await close();
    state.fail = path;
    expect([await onUnstamped(stamping), logged.map(({ level }) => level)]).toEqual([1, ['error']]);
    const before = new Map(state.files);
    expect([await onUnstamped(stamping), sizes()]).toEqual([0, [[2, [1], 1]]]);
    expect(asked).toEqual(['tsa.example 2']);
    expect([...before].filter(([name, bytes]) => state.files.get(name) !== bytes)).toEqual([]);
  }
});

test('two processes at once ask for the same, keep one token and tell its time', async () => {
  const { stamping, state, close, list } = open([one, two]);
  await close();
  await Promise.all([stampCheckpoints(stamping), stampCheckpoints(stamping), stampCheckpoints(stamping)]);
  const bytes = state.files.get('x/ts/1.checkpoint')!;
  expect(newestTimestamps(list()).map(({ by, at, token }) => [by, at === readTimestamp(state.files.get(token)!, bytes).at])).toEqual([['tsa.example', true], ['time.example', true]]);
  expect(list().stamps.length).toBe(1);
});

test('a log that was long before anybody was asked is looked through in steps, and where nobody is configured nothing is', async () => {
  const { stamping, grow, close, list, state } = open();
  await close();
  await grow(4200);
  await close();
  expect([await stampCheckpoints({ ...stamping, authorities: [] }), state.list]).toEqual([0, undefined]);
  await stampCheckpoints(stamping);
  expect(list()).toMatchObject({ looked: 4096, stamps: [{ size: 4202, closes: [0] }] });
  await stampCheckpoints(stamping);
  expect(list()).toMatchObject({ looked: 4202, stamps: [{ size: 4202, closes: [0, 4201], tokens: [{ by: 'tsa.example' }] }] });
});
