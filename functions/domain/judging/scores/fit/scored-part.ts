import type { ScoreTable } from './score-table.ts';

/** The entries and judges that have scores, numbered anew: `entryAt[i]` and `judgeAt[j]` are their numbers in the round. */
export type ScoredPart = { table: ScoreTable; entryAt: Int32Array; judgeAt: Int32Array; unscored: number[] };

const present = (size: number, of: Int32Array) => {
  const seen = new Uint8Array(size);
  for (const at of of) seen[at] = 1;
  const kept = Int32Array.from(Array.from(seen.keys()).filter((at) => seen[at] === 1));
  const place = new Int32Array(size).fill(-1);
  kept.forEach((at, place_) => { place[at] = place_; });
  return { kept, place };
};

/** An entry without a score has no place in a ranking; it is listed, never guessed. */
export const scoredPart = (table: ScoreTable): ScoredPart => {
  const [entry, judge] = [present(table.entries, table.entry), present(table.judges, table.judge)];
  const first = new Int32Array(entry.kept.length + 1);
  entry.kept.forEach((at, i) => { first[i + 1] = table.first[at + 1]!; });
  const unscored = Array.from(entry.place.keys()).filter((at) => entry.place[at] === -1);
  return {
    table: { ...table, entries: entry.kept.length, judges: judge.kept.length, entry: table.entry.map((at) => entry.place[at]!), judge: table.judge.map((at) => judge.place[at]!), first },
    entryAt: entry.kept, judgeAt: judge.kept, unscored,
  };
};
