import { atMostFourDecimals as short } from '../../words/csv.ts';
import type { DecisionRecord } from './decision-record.ts';

type Row = DecisionRecord['rows'][number];
type Cell = string | number | undefined;
type Column = [string, (row: Row) => Cell];

const yes = (tied: boolean | undefined): Cell => (tied === undefined ? undefined : tied ? 'yes' : 'no');

/** The table of the record as lines of a file, numbers to four decimals: what no entry has is no column. */
export const recordLines = ({ rows, cuts, panel }: Pick<DecisionRecord, 'rows' | 'cuts' | 'panel'>): Cell[][] => {
  const columns: Column[] = [
    ['place', (row) => row.place], ['tied', (row) => yes(row.shared)], ['chair’s place', (row) => row.chairPlace], ['tied by the chair', (row) => yes(row.chairShared)], ['code', (row) => row.code], ['title', (row) => row.title || undefined], ['decision', (row) => row.outcome], ['prize', (row) => row.prize],
    ['score', (row) => short(row.score)], ['low', (row) => short(row.interval?.[0])], ['high', (row) => short(row.interval?.[1])], ['best place', (row) => row.rankInterval?.[0]], ['worst place', (row) => row.rankInterval?.[1]], ['expected place', (row) => short(row.expectedRank)],
    ...cuts.map(({ k }, at): Column => [`chance of the first ${k}`, (row) => short(row.topChances?.[at])]),
    ['mean', (row) => short(row.raw)], ['judges stricter by', (row) => (panel.method === 'adjusted' ? short(row.judgeMix) : undefined)], ['best without one judge', (row) => row.withoutOneJudge?.[0]], ['worst without one judge', (row) => row.withoutOneJudge?.[1]], ['robust place', (row) => row.robustPlace],
    ['place of the demo day', (row) => row.day?.place], ['reviews', (row) => row.scores],
  ];
  const kept = columns.filter(([, of]) => rows.some((row) => of(row) !== undefined));
  return [kept.map(([name]) => name), ...rows.map((row) => kept.map(([, of]) => of(row)))];
};
