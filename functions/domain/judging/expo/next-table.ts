import type { Chance } from '../numbers/chance.ts';
import { nextPairing, type Known } from '../pairs/next-pairing.ts';
import { missedAgainAfter, type DemoDay, type Drawn, type Turn } from './demo-day.ts';

/** One pair in five is drawn by lot: measured on aimed pairs, the answers would look more reliable than they are. */
export const shareByLot = 0.2;
/** Every table is seen this often before any is aimed at. */
const leastViews = 2;

/** `busy`: with another judge now. `known`: what the answers tell so far. `views`: how often each table was seen so far. */
export type Floor = { busy: number[]; known: Known; views: ArrayLike<number> };
export type Sent = { table: number; drawn: Drawn } | 'wait' | 'done';

/**
 * Where a judge goes next: never to a table they saw, are in conflict with, or that is with another judge; and back to one where nobody was
 * only after the time of a visit. First the tables that were seen least, then where an answer teaches most about the border of the top.
 */
export const nextTable = ({ tables, top, minutes }: Pick<DemoDay, 'tables' | 'top' | 'minutes'>, turn: Pick<Turn, 'seen' | 'shut' | 'missed'>, { busy, known, views }: Floor, at: string, chance: Chance): Sent => {
  const gone = new Set([...turn.seen, ...turn.shut]);
  const left = Array.from({ length: tables }, (_, table) => table).filter((table) => !gone.has(table));
  if (left.length === 0) return 'done';
  const away = new Set([...busy, ...turn.missed.filter((one) => at < missedAgainAfter(one.at, minutes)).map(({ table }) => table)]);
  const open = left.filter((table) => !away.has(table));
  if (open.length === 0) return 'wait';
  const kept = turn.seen.at(-1) ?? -1;
  if (kept >= 0 && chance.unit() < shareByLot) return { table: open[chance.below(open.length)]!, drawn: 'lot' };
  const shut = new Uint8Array(tables).fill(1);
  for (const table of open) shut[table] = 0;
  const table = nextPairing(known, { kept, shut, views }, { topK: top, leastViews }, chance);
  return table === undefined ? 'wait' : { table, drawn: 'aimed' };
};
