import { hashOfInputs, commitmentTo } from '../../../../functions/domain/judging/numbers/committed-seed.ts';
import { computeAssignment } from '../../../../functions/domain/judging/bundle/bundle-assignment.ts';
import { seededInputs } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { revealSeed } from '../../../../functions/domain/judging/numbers/committed-seed.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import type { Bundle, Judged } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import type { Sha256 } from '../../../../functions/domain/words/canonical.ts';

const secret = '5e'.repeat(32);

/** A contest of 20 entries and 8 judges: conflicts, a recusal that was repaired, a change by hand, one harsh judge. */
export const judgedContest = (sha256: Sha256, change: Partial<Judged['rules']> = {}): Judged => {
  const [entries, judges] = [20, 8];
  const rules: Judged['rules'] = {
    criteria: [{ id: 'need', weight: 60, low: 1, high: 5 }, { id: 'team', weight: 40, low: 0, high: 10 }], topK: [3], draws: 200, correctSpread: false, drift: false,
    tieBreak: ['need'], randomize: true, rounds: 4, balance: 20, ...change,
  };
  const inputs: Judged['inputs'] = {
    entries: Array.from({ length: entries }, (_, i) => ({ id: `entry-${i}`, need: 3, cluster: i % 2 })),
    judges: Array.from({ length: judges }, (_, j) => ({ id: `judge-${j}`, least: 0, most: 10, group: j < 2 ? 0 : -1, cluster: j % 2 })),
    candidates: Array.from({ length: entries }, (_, i) => Array.from({ length: judges }, (_, j): [number, number] => [j, (137 * i + 211 * j) % 1001]).filter(([j]) => (i + 3 * j) % 9 !== 0)),
    conflicts: Array.from({ length: judges }, (_, j) => sha256(`salt ${j}`)),
  };
  const commitment = commitmentTo(sha256, secret);
  const { seed } = revealSeed(sha256, commitment, hashOfInputs(sha256, seededInputs({ contest: 'chl_test', rules, inputs })), secret);
  const { drawn } = computeAssignment({ inputs, rules, steps: [] }, streamsOf(sha256, seed));
  const steps: Judged['steps'] = [{ kind: 'repaired', gone: drawn.filter(([, judge]) => judge === 5).slice(0, 2) }, { kind: 'by-hand', added: [], removed: [drawn.findLast(([, judge]) => judge !== 5)!] }];
  const { final } = computeAssignment({ inputs, rules, steps }, streamsOf(sha256, seed));
  const noise = (entry: number, judge: number, c: number) => (Number.parseInt(sha256(`${entry} ${judge} ${c}`).slice(0, 4), 16) % 3) - 1;
  const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  const place = new Int32Array(judges);
  const scores = final.map(([entry, judge]) => ({
    entry, judge, ...(rules.drift ? { order: ++place[judge]! } : {}),
    marks: [within(3 + ((entry * 7) % 5) - 2 + noise(entry, judge, 0) - (judge === 3 ? 1 : 0), 1, 5), within(5 + ((entry * 3) % 7) - 3 + noise(entry, judge, 1) - (judge === 3 ? 3 : 0), 0, 10)],
  }));
  return { contest: 'chl_test', rules, inputs, scores, steps, commitment, secret };
};

/** Of the same contest, what four of its judges gave. */
export const ofFew = (bundle: Bundle): Bundle => ({ ...bundle, scores: bundle.scores.filter(({ judge }) => judge < 4) });
