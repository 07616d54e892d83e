import { expect, test } from 'vitest';
import { sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { assignJudges } from '../../../../functions/domain/judging/assigning/assign-judges.ts';
import { withLeast } from '../../../../functions/domain/judging/assigning/least-kept.ts';
import { loadsOf, type Problem } from '../../../../functions/domain/judging/assigning/problem.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';

/** Every judge may read every entry; `experts`: judges who fit the first entry best. */
const field = (entries: number, judges: number, need: number, least: number[], group = Array<number>(judges).fill(-1)): Problem => ({
  entries, judges, balance: 4, first: Int32Array.from({ length: entries + 1 }, (_, i) => i * judges), judge: Int32Array.from({ length: entries * judges }, (_, e) => e % judges),
  affinity: Int32Array.from({ length: entries * judges }, (_, e) => (e % judges === 1 ? 1000 : 500)), need: new Int32Array(entries).fill(need), least: Int32Array.from(least), most: new Int32Array(judges).fill(entries), group: Int32Array.from(group),
});
const rules = { randomize: true, steering: { rounds: 1, experts: undefined, home: undefined } };
const perEntry = ({ entries, judges }: Problem, chosen: Uint8Array) => Array.from({ length: entries }, (_, i) => chosen.subarray(i * judges, (i + 1) * judges).reduce((sum, one) => sum + one, 0));

test('a judge who must read every entry does so, whatever the lot says, though half of two pairs would be one', () => {
  const problem = field(2, 3, 2, [2, 0, 0]);
  for (let seed = 0; seed < 60; seed += 1) {
    const { load, below, chosen } = assignJudges(problem, rules, streamsOf(sha256, sha256(`seed ${seed}`)));
    expect([load[0], [...below], perEntry(problem, chosen)]).toEqual([2, [0, 0, 0], [2, 2]]);
  }
});

test('nobody falls below their own least for it, no organization meets itself, and no needed expert goes', () => {
  const given = Uint8Array.from([0, 1, 1, 0, 1, 1]);
  expect([...loadsOf(field(2, 3, 2, [2, 2, 0]), withLeast(field(2, 3, 2, [2, 2, 0]), given, { experts: undefined }))]).toEqual([2, 2, 0]);
  expect([...loadsOf(field(2, 3, 2, [1, 2, 2]), withLeast(field(2, 3, 2, [1, 2, 2]), given, { experts: undefined }))]).toEqual([0, 2, 2]);
  // the third judge alone could make room, and is of another organization than the first two, who are of one
  expect([...withLeast(field(2, 3, 2, [2, 0, 0], [7, 7, -1]), given, { experts: undefined })]).toEqual([1, 0, 1, 1, 0, 1]);
  // the second judge is the expert that each entry needs
  expect([...withLeast(field(2, 3, 2, [2, 0, 0]), given, { experts: { count: 1, affinity: 1000 } })]).toEqual([1, 1, 0, 1, 1, 0]);
});
