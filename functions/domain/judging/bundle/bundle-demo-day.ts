import type { Sha256 } from '../../words/canonical.ts';
import type { DemoDay, ExpoAnswer, ExpoTable } from '../expo/demo-day.ts';
import { floorOrder, floorRules, floorSeed, inFloorOrder, tablesByCode } from '../expo/floor-order.ts';
import { millionths } from './bundle-assignment.ts';
import type { BundledDay, ComparedDay, DayResult, PublishedDay } from './demo-day-form.ts';
import { attempt, differences, of, type Difference, type Mismatch } from './recompute-parts.ts';

/** From this many judges on, what they said may be published without telling who said which. */
export const leastOpenPanel = 5;

/** A demo day as a file is given it. `nameOf`: the name made up for a judge, for this file alone. */
export const comparedDay = (day: Pick<DemoDay, 'id' | 'top'>, tables: Pick<ExpoTable, 'code'>[], answers: ExpoAnswer[], nameOf: (personId: string) => string, sha256: Sha256): ComparedDay => {
  const order = tablesByCode(tables);
  const entryAt = new Map(order.map((table, entry) => [table, entry]));
  const judges = [...new Set(answers.map(({ personId }) => nameOf(personId)))].sort();
  const judgeAt = new Map(judges.map((name, at) => [name, at]));
  const { spread, ...rules } = floorRules(day.top);
  const named = answers.map(({ personId, first, second, stronger, drawn }) => ({ judge: judgeAt.get(nameOf(personId))!, first: entryAt.get(first)!, second: entryAt.get(second)!, stronger, drawn }));
  return { rules: { ...rules, spread: millionths(spread) }, seed: floorSeed(sha256, day.id), entries: order.map((table) => tables[table]!.code), judges, comparisons: inFloorOrder(named.toSorted((a, b) => a.judge - b.judge)) };
};

type Given = Pick<ComparedDay, 'rules' | 'seed' | 'entries'> & { comparisons: Omit<ComparedDay['comparisons'][number], 'judge'>[] };

/** What follows from the comparisons; `judges`: how many made them. */
export const computeDay = ({ rules, seed, entries, comparisons }: Given, judges: number, sha256: Sha256): DayResult => {
  const { rows, reliability, ...counts } = floorOrder(entries.length, comparisons, { ...rules, spread: rules.spread / 1e6 }, seed, sha256);
  return {
    judges, ...counts, ...(reliability === undefined ? {} : { reliability: millionths(reliability) }),
    rows: rows.map(({ strength, wins, winsInterval: [low, high], topChance, ...row }) => ({ ...row, strength: millionths(strength), wins: millionths(wins), winsInterval: [millionths(low), millionths(high)], topChance: millionths(topChance) })),
  };
};

export const publishDay = ({ rules, seed, entries, judges, comparisons, result }: BundledDay): PublishedDay => ({
  rules, seed, entries, panel: judges.length, ...(judges.length >= leastOpenPanel ? { comparisons: comparisons.map(({ first, second, stronger, drawn }) => ({ first, second, stronger, drawn })), result } : {}),
});

const formDifferences = (entries: string[], comparisons: Given['comparisons']): Difference[] => {
  if (entries.some((code, at) => at > 0 && entries[at - 1]! >= code)) return [{ where: 'demoDay.entries', why: 'Entries of the demo day stand in the order of their codes, each once.' }];
  const stray = comparisons.findIndex(({ first, second }) => first >= entries.length || second >= entries.length || first === second);
  return stray < 0 ? [] : [{ where: `demoDay.comparisons.${stray}`, why: 'A comparison names two different entries of the demo day.' }];
};

const computedAgain = (given: Given, told: DayResult, judges: number, sha256: Sha256): Mismatch[] => {
  const stray = formDifferences(given.entries, given.comparisons);
  if (stray.length > 0) return of('demoDay', stray);
  const found = attempt(() => computeDay(given, judges, sha256), 'demoDay');
  return of('demoDay', found.value ? differences(told, found.value, 'demoDay.result') : found.refused);
};

/** The demo day of a full file, computed again. */
export const bundledDayMismatches = (day: BundledDay, sha256: Sha256): Mismatch[] => {
  const nobody = day.comparisons.findIndex(({ judge }) => judge >= day.judges.length);
  return [...(nobody < 0 ? [] : of('demoDay', [{ where: `demoDay.comparisons.${nobody}`, why: 'The comparison names a judge that is not in the file.' }])), ...computedAgain(day, day.result, day.judges.length, sha256)];
};

/** The demo day of a published file, as far as it is there. */
export const publishedDayMismatches = ({ panel, comparisons, result, ...day }: PublishedDay, sha256: Sha256): Mismatch[] => {
  const open = panel >= leastOpenPanel;
  if ((comparisons !== undefined) !== open || (result !== undefined) !== open) return of('form', [{ where: 'demoDay.comparisons', why: `Comparisons and their order are in the file from ${leastOpenPanel} judges on, and not before.` }]);
  return comparisons && result ? computedAgain({ ...day, comparisons }, result, panel, sha256) : [];
};
