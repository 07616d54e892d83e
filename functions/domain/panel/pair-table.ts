import { Refusal } from '../refusal.ts';
import { readCsv } from '../words/csv.ts';
import { comparedLine } from '../words/one-line.ts';
import { mostHandChanges, type Pair } from './assignment.ts';

/** One line of a table of who reads what. */
export type PairLine = { line: number; code: string; judge: string; change: 'add' | 'remove' };
export type CheckedLine = PairLine & { title: string; fault?: string | undefined; pair?: Pair | undefined };

const words = { entry: ['entry', 'code'], judge: ['judge', 'name'], change: ['change', 'do'] };
const removing = new Set(['remove', 'take off', 'off', '-']);
const adding = new Set(['', 'add', 'put on', 'on', '+']);

/** By the names in the first row; lines that say neither add nor remove have no change. */
export const readPairTable = (csv: string): (Omit<PairLine, 'change'> & { change: PairLine['change'] | undefined })[] => {
  const [head, ...rows] = readCsv(csv, 'csv');
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const place = (wanted: string[]) => names.findIndex((name) => wanted.includes(name));
  const [entry, judge, change] = [place(words.entry), place(words.judge), place(words.change)];
  if (entry === -1 || judge === -1) throw new Refusal('invalid', 'The first line names the columns entry and judge, and change where some are to be removed.', 'csv');
  if (rows.length === 0) throw new Refusal('invalid', 'Write a line for each pair, below the names of the columns.', 'csv');
  if (rows.length > mostHandChanges) throw new Refusal('limit', `A table has at most ${mostHandChanges} pairs. Draw again instead.`, 'csv');
  return rows.map(({ line, cells }) => {
    const said = change === -1 ? '' : (cells[change] ?? '').toLowerCase();
    return { line, code: (cells[entry] ?? '').toUpperCase(), judge: cells[judge] ?? '', change: adding.has(said) ? 'add' : removing.has(said) ? 'remove' : undefined };
  });
};

type Known = { entries: { id: string; code: string; title: string }[]; judges: { personId: string; name: string }[]; proposed: (pair: Pair) => boolean; barred: (pair: Pair) => boolean };

/** Each line with the pair it means, or with what is wrong with it. */
export const checkPairTable = (csv: string, { entries, judges, proposed, barred }: Known): CheckedLine[] => {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const byName = Map.groupBy(judges, ({ name }) => comparedLine(name));
  const seen = new Map<string, number>();
  return readPairTable(csv).map(({ change = 'add', ...row }, _, all): CheckedLine => {
    const [entry, named] = [byCode.get(row.code), byName.get(comparedLine(row.judge)) ?? []];
    const said: CheckedLine = { ...row, change, title: entry?.title ?? '' };
    const wrong = (fault: string) => ({ ...said, fault });
    if (all.find(({ line }) => line === row.line)!.change === undefined) return wrong('Say add or remove.');
    if (!entry) return wrong('No entry that was sent has this code.');
    if (named.length !== 1) return wrong(named.length === 0 ? 'No judge of this name is ready.' : 'Two judges have this name. Change this pair by itself.');
    const pair = { judgeId: named[0]!.personId, entryId: entry.id };
    const before = seen.get(`${pair.judgeId} ${pair.entryId}`);
    if (before !== undefined) return wrong(`This pair stands in line ${before} already.`);
    seen.set(`${pair.judgeId} ${pair.entryId}`, row.line);
    if (change === 'remove') return proposed(pair) ? { ...said, pair } : wrong('This judge does not have this entry.');
    if (proposed(pair)) return wrong('This judge has this entry already.');
    return barred(pair) ? wrong('This judge cannot read this entry.') : { ...said, pair };
  });
};
