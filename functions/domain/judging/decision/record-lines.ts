import type { DecisionRecord } from './decision-record.ts';

type Row = DecisionRecord['rows'][number];
type Cell = string | number | undefined;
type Column = [string, (row: Row) => Cell];

const yes = (tied: boolean | undefined): Cell => (tied === undefined ? undefined : tied ? 'yes' : 'no');

/** The table of the record as lines of a file, numbers not rounded for reading: what no entry has is no column. */
export const recordLines = ({ rows, cuts, panel }: Pick<DecisionRecord, 'rows' | 'cuts' | 'panel'>): Cell[][] => {
  const columns: Column[] = [
    ['place', (row) => row.place], ['tied', (row) => yes(row.shared)], ['chair’s place', (row) => row.chairPlace], ['tied by the chair', (row) => yes(row.chairShared)], ['code', (row) => row.code], ['title', (row) => row.title || undefined], ['decision', (row) => row.outcome],
    ['score', (row) => row.score], ['low', (row) => row.interval?.[0]], ['high', (row) => row.interval?.[1]], ['best place', (row) => row.rankInterval?.[0]], ['worst place', (row) => row.rankInterval?.[1]], ['expected place', (row) => row.expectedRank],
    ...cuts.map(({ k }, at): Column => [`chance of the first ${k}`, (row) => row.topChances?.[at]]),
    ['mean', (row) => row.raw], ['judge mix', (row) => (panel.method === 'adjusted' ? row.judgeMix : undefined)], ['best without one judge', (row) => row.withoutOneJudge?.[0]], ['worst without one judge', (row) => row.withoutOneJudge?.[1]], ['robust place', (row) => row.robustPlace],
    ['place of the demo day', (row) => row.day?.place], ['reviews', (row) => row.scores],
  ];
  const kept = columns.filter(([, of]) => rows.some((row) => of(row) !== undefined));
  return [kept.map(([name]) => name), ...rows.map((row) => kept.map(([, of]) => of(row)))];
};
