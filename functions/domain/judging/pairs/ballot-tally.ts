import * as z from 'zod';
import type { Sha256 } from '../../words/canonical.ts';
import type { Ballot, Room } from '../deliberation/deliberation.ts';
import { streamsOf } from '../numbers/chance.ts';
import { rankWords } from '../scores/standings/standing-words.ts';
import { comparisonChances } from './comparison-chances.ts';
import { fitComparisons, type Comparison } from './comparison-fit.ts';

const count = z.number().int();
/** What the ballots of a room say together. `order`: strongest first, by all answers at once. */
export const Tally = z.object({
  ballots: count,
  order: z.array(z.object({ entryId: z.string(), code: z.string(), place: count, shared: z.boolean(), pairsWon: count, sure: z.string().describe('Between which places of the room it lies, 9 times in 10') })),
  pairs: z.array(z.object({ one: z.string(), other: z.string(), forOne: count, forOther: count, even: count })),
});
export type Tally = z.infer<typeof Tally>;

/** Nobody expressed a difference: the fit is no exact zero then. */
const alike = 1e-6;

const comparisonsIn = ({ entries }: Pick<Room, 'entries'>, ballots: Pick<Ballot, 'answers'>[]): Comparison[] => {
  const numberOf = new Map(entries.map(({ entryId }, i) => [entryId, i]));
  return ballots.flatMap(({ answers }) => answers.map(({ first, second, stronger }) => ({ first: numberOf.get(first)!, second: numberOf.get(second)!, stronger })));
};

const countsOf = ({ entries }: Pick<Room, 'entries'>, answers: Comparison[]) =>
  entries.flatMap((one, i) => entries.slice(i + 1).map((other, n) => {
    const j = i + 1 + n;
    const met = answers.filter(({ first, second }) => (first === i && second === j) || (first === j && second === i));
    const won = (who: number) => met.filter(({ first, stronger }) => stronger !== 'equal' && (stronger === 'first') === (first === who)).length;
    return { i, j, one: one.code, other: other.code, forOne: won(i), forOther: won(j), even: met.filter(({ stronger }) => stronger === 'equal').length };
  }));

/** Pairs won by the count, and the order by the engine's fit of all answers at once, with how sure it is. Nothing where nobody answered. */
export const tallyOf = (room: Pick<Room, 'id' | 'entries'>, ballots: Pick<Ballot, 'answers'>[], sha256: Sha256): Tally => {
  if (ballots.length === 0) return { ballots: 0, order: [], pairs: [] };
  const answers = comparisonsIn(room, ballots);
  const pairs = countsOf(room, answers);
  const fit = fitComparisons(room.entries.length, answers);
  const chances = comparisonChances(fit, 1, streamsOf(sha256, sha256(`tally ${room.id}`)));
  const strength = (i: number) => fit.strength[i]!;
  const order = room.entries.map(({ entryId, code }, i) => {
    const place = 1 + room.entries.filter((_, j) => strength(j) > strength(i) + alike).length;
    const shared = room.entries.some((_, j) => j !== i && Math.abs(strength(j) - strength(i)) <= alike);
    const pairsWon = pairs.filter((pair) => (pair.i === i && pair.forOne > pair.forOther) || (pair.j === i && pair.forOther > pair.forOne)).length;
    return { entryId, code, place, shared, pairsWon, sure: rankWords({ place, rankInterval: chances[i]!.rankInterval }) };
  });
  return { ballots: ballots.length, order: order.toSorted((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1)), pairs: pairs.map(({ one, other, forOne, forOther, even }) => ({ one, other, forOne, forOther, even })) };
};
