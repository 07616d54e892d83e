import type { Chance } from '../../functions/domain/judging/numbers/chance.ts';
import { fitComparisons, type Comparison } from '../../functions/domain/judging/pairs/comparison-fit.ts';
import { knownBeside, nextPairing } from '../../functions/domain/judging/pairs/next-pairing.ts';

/** `each`: comparisons per entry. `aimed`: at the border of the top; otherwise whatever was seen least. */
type Day = { entries: number; judges: number; top: number; aimed: boolean; each: number };
const rules = { spread: 2.25, order: false };

/** A simulated demo day: each judge keeps the entry just seen and is sent to another. Answers the share of the true top that was found. */
export const demoDay = ({ entries, judges, top, aimed, each }: Day, chance: Chance): number => {
  const truth = Float64Array.from({ length: entries }, () => 1.5 * chance.normal());
  const answers: Comparison[] = [];
  const views = new Int32Array(entries);
  const shut = Array.from({ length: judges }, () => new Uint8Array(entries));
  const kept = new Int32Array(judges).fill(-1);
  let fit = fitComparisons(entries, [], [], rules);
  while (answers.length < (each * entries) / 2) {
    const j = chance.below(judges);
    const next = nextPairing(knownBeside(fit, kept[j]!), { kept: kept[j]!, shut: shut[j]!, views }, { topK: top, leastViews: aimed ? 2 : 1e9 }, chance);
    if (next === undefined) {
      shut[j]!.fill(0);
      kept[j] = -1;
      continue;
    }
    shut[j]![next] = 1;
    if (kept[j]! >= 0) {
      const [first, second] = [kept[j]!, next];
      answers.push({ first, second, stronger: chance.unit() < 1 / (1 + Math.exp(truth[second]! - truth[first]!)) ? 'first' : 'second' });
      views[first]! += 1;
      views[second]! += 1;
      if (answers.length % 12 === 0) fit = fitComparisons(entries, answers, [], rules);
    }
    kept[j] = next;
  }
  fit = fitComparisons(entries, answers, [], rules);
  const best = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!).slice(0, top);
  const right = new Set(best(truth));
  return best(fit.strength).filter((i) => right.has(i)).length / top;
};
