import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { checkLeaves } from '../../../../functions/domain/record/check/check-leaves.ts';
import { admitLeaf } from '../../../../functions/domain/record/leaf/pending-leaf.ts';
import { nextBatch } from '../../../../functions/domain/record/sequencing/batch.ts';
import { parseBundle } from '../../../../functions/domain/record/tree/entry-bundle.ts';
import { readEdge } from '../../../../functions/domain/record/tree/grow-tiles.ts';
import { act } from '../../../support/record/acts.ts';
import { testSalts } from '../../../support/salts.ts';

const { files } = nextBatch(digest, readEdge(0, () => undefined), Array.from({ length: 20 }, (_, n) => act(n)), { counts: new Map(), places: new Map() })!;
const entries = parseBundle(files.find(({ path }) => path === 'tile/entries/000.p/20')!.bytes, 20);
const text = (index: number) => new TextDecoder().decode(entries[index]);
const without = (index: number) => entries.toSpliced(index, 1);
const rewritten = (index: number, from: string | RegExp, to: string) => entries.with(index, new TextEncoder().encode(text(index).replace(from, to)));

test('the leaves of a batch tell one story', () => {
  expect(checkLeaves(digest, entries)).toEqual([]);
  expect(checkLeaves(digest, entries.with(3, undefined as never))).toContainEqual({ path: 'tile/entries/000.p/20', at: 'entry 6', why: expect.stringContaining('a leaf between them is missing') as unknown });
});

test.each([
  ['a leaf left out', without(4), ['entry 6: It is number 3 of chl_000000000000000000001, after 1: a leaf between them is missing.']],
  ['an act twice', [...entries, entries[19]!], ['entry 20: The act act_00000000000000000000j stands in an earlier leaf.', 'entry 20: It is number 7 of chl_000000000000000000001, which has 7 already.']],
  ['a reference to another leaf', rewritten(17, /"i":\d+/, '"i":2'), ['entry 17: It rests on entry 2, which is not there as it says.']],
  ['a reference to what comes later', rewritten(17, /"i":\d+/, '"i":18'), ['entry 17: It rests on entry 18, which is not there as it says.']],
  ['no leaf', rewritten(2, '{', '['), ['entry 2: it is not JSON.']],
  ['white space', rewritten(2, '{', '{ '), ['entry 2: its JSON is not canonical: sorted members, no white space, none twice.']],
])('found at its place: %s', (_name, bent, findings) => {
  expect(checkLeaves(digest, bent).map(({ at, why }) => `${at}: ${why}`).filter((line) => !line.includes('which is not there as it says') || findings.includes(line)).slice(0, findings.length)).toEqual(findings);
});

test('hidden leaves are counted for themselves: one between two others keeps no number from being missed', () => {
  const hide = (n: number) => {
    const { id, ch, at } = act(n).pending;
    const { pending } = admitLeaf(digest, { kind: 'entry.received', pub: { entry: 'E4XX', version: 1 }, sealed: {} }, { id, ch, at, actor: 'team', salt: testSalts('hidden'), hideEntries: true });
    return { pending, receivedAt: act(n).receivedAt };
  };
  const mixed = nextBatch(digest, readEdge(0, () => undefined), [act(1), hide(2), act(4), hide(5), act(7)], { counts: new Map([[act(1).pending.ch, 0]]), places: new Map() })!;
  const leaves = parseBundle(mixed.files.find(({ path }) => path === 'tile/entries/000.p/5')!.bytes, 5);
  expect([checkLeaves(digest, leaves), mixed.marks.map(({ n, opening }) => [n, opening?.length ?? 0])]).toEqual([[], [[1, 0], [1, 6], [2, 0], [2, 6], [3, 0]]]);
  expect(checkLeaves(digest, leaves.toSpliced(2, 1))).toEqual([expect.objectContaining({ at: 'entry 3', why: expect.stringContaining('a leaf between them is missing') as unknown })]);
});
