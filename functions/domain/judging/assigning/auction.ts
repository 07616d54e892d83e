import { entriesOfPairs, reserve, type Problem } from './problem.ts';

/** Chosen pairs, and the price of a place with each judge when the bidding ends. */
export type Auctioned = { chosen: Uint8Array; price: Float64Array; bids: number };

/** Below every value that matters: what an entry that has no other judge left compares with. */
const nothingElse = -1e6;
/** The price told of a judge who takes nobody. */
const noPlace = 1e7;

/** Each judge's places as a heap of prices, cheapest on top. */
type Places = { start: Int32Array; price: Float64Array; holder: Int32Array };

const placesOf = (problem: Problem): Places => {
  const start = new Int32Array(problem.judges + 1);
  for (let j = 0; j < problem.judges; j++) start[j + 1] = start[j]! + problem.most[j]!;
  const price = new Float64Array(start[problem.judges]!);
  for (let j = 0; j < problem.judges; j++) for (let s = start[j]!; s < start[j + 1]!; s++) price[s] = reserve(problem, j, s - start[j]!);
  return { start, price, holder: new Int32Array(price.length).fill(-1) };
};

/** Puts a bid in the cheapest place of a judge and restores the heap; returns the pair that lost the place, or -1. */
const sell = ({ start, price, holder }: Places, judge: number, bid: number, pair: number): number => {
  const [top, end] = [start[judge]!, start[judge + 1]!];
  const size = end - top;
  const loser = holder[top]!;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    if (child + 1 < size && price[top + child + 1]! < price[top + child]!) child++;
    if (price[top + child]! >= bid) break;
    price[top + hole] = price[top + child]!;
    holder[top + hole] = holder[top + child]!;
    hole = child;
  }
  price[top + hole] = bid;
  holder[top + hole] = pair;
  return loser;
};

/** The best candidates of one entry, one per organization: value, pair, and the runner-up of the same organization. */
type Wishes = { size: number; value: Float64Array; pair: Int32Array; runnerUp: Float64Array };

const place = (wishes: Wishes, at: number, value: number, pair: number, runnerUp: number): void => {
  while (at > 0 && wishes.value[at - 1]! < value) {
    wishes.value[at] = wishes.value[at - 1]!;
    wishes.pair[at] = wishes.pair[at - 1]!;
    wishes.runnerUp[at] = wishes.runnerUp[at - 1]!;
    at--;
  }
  wishes.value[at] = value;
  wishes.pair[at] = pair;
  wishes.runnerUp[at] = runnerUp;
};

const note = (problem: Problem, wishes: Wishes, limit: number, pair: number, value: number): void => {
  const { judge, group } = problem;
  const own = group[judge[pair]!]!;
  if (own >= 0) {
    for (let at = 0; at < wishes.size; at++) {
      if (group[judge[wishes.pair[at]!]!] !== own) continue;
      if (value > wishes.value[at]!) place(wishes, at, value, pair, wishes.value[at]!);
      else if (value > wishes.runnerUp[at]!) wishes.runnerUp[at] = value;
      return;
    }
  }
  if (wishes.size < limit) place(wishes, wishes.size++, value, pair, -Infinity);
  else if (value > wishes.value[limit - 1]!) place(wishes, limit - 1, value, pair, -Infinity);
};

const isTaken = (problem: Problem, chosen: Uint8Array, entry: number, pair: number): boolean => {
  const { first, judge, group } = problem;
  const own = group[judge[pair]!]!;
  if (own < 0) return false;
  for (let e = first[entry]!; e < first[entry + 1]!; e++) if (chosen[e] === 1 && group[judge[e]!] === own) return true;
  return false;
};

/** What entry i would bid for: its best `wanted` candidates and the next; nothing worth less is bid for, nor compared with. */
const gather = (problem: Problem, value: Int32Array, price: Float64Array, chosen: Uint8Array, wishes: Wishes, i: number, wanted: number): void => {
  const { first, judge, group } = problem;
  wishes.size = 0;
  let cut = -Infinity;
  for (let e = first[i]!, end = first[i + 1]!; e < end; e++) {
    const j = judge[e]!;
    const worth = value[e]! - price[j]!;
    if (worth <= cut || chosen[e] === 1) continue;
    if (group[j]! < 0) place(wishes, wishes.size > wanted ? wanted : wishes.size++, worth, e, -Infinity);
    else if (!isTaken(problem, chosen, i, e)) note(problem, wishes, wanted + 1, e, worth);
    if (wishes.size > wanted) cut = wishes.value[wanted]!;
  }
};

/** Where many judges are worth the same, their places fill in turn and every price climbs: eight slots at a time, or the bidding takes minutes. */
const raiseFor = ({ balance }: Problem): number => Math.max(1, 8 * balance);

/**
 * Forward auction with several places per judge (Bertsekas 1988; Bertsekas and Castañon 1989). Entries take turns in the order
 * they lost something; each bids for its best judges up to where it would be indifferent, plus `raise`. All numbers are whole,
 * so the result is the same everywhere. `need` must be fillable: `coverage` says what is. Ends within reviews x raise of the best
 * total; should the bidding drag on, the raise doubles, and the certificate shows what that cost.
 */
export const auction = (problem: Problem, value: Int32Array, need: Int32Array, firstRaise = raiseFor(problem)): Auctioned => {
  const { entries, judge, most } = problem;
  const entry = entriesOfPairs(problem);
  const places = placesOf(problem);
  const price = Float64Array.from({ length: problem.judges }, (_, j) => (most[j]! > 0 ? places.price[places.start[j]!]! : Infinity));
  const chosen = new Uint8Array(judge.length);
  const open = need.slice();
  const queue = Int32Array.from({ length: entries }, (_, i) => i);
  const waiting = new Uint8Array(entries).fill(1);
  let head = 0;
  let length = entries;
  let bids = 0;
  let raise = firstRaise;
  const highest = need.reduce((a, b) => Math.max(a, b), 0);
  const wishes: Wishes = { size: 0, value: new Float64Array(highest + 1), pair: new Int32Array(highest + 1), runnerUp: new Float64Array(highest + 1) };
  const wait = (i: number) => {
    if (waiting[i] === 1) return;
    waiting[i] = 1;
    queue[(head + length++) % entries] = i;
  };
  let patience = 200 * need.reduce((a, b) => a + b, 0) + 1_000_000;
  while (length > 0) {
    const i = queue[head]!;
    head = head + 1 === entries ? 0 : head + 1;
    length--;
    waiting[i] = 0;
    const wanted = open[i]!;
    if (wanted === 0) continue;
    gather(problem, value, price, chosen, wishes, i, wanted);
    const next = wishes.size > wanted ? wishes.value[wanted]! : nothingElse;
    for (let at = 0; at < wanted && at < wishes.size; at++) {
      const e = wishes.pair[at]!;
      const j = judge[e]!;
      const rival = Math.max(next, wishes.runnerUp[at]!, nothingElse);
      const loser = sell(places, j, price[j]! + Math.max(0, wishes.value[at]! - rival) + raise, e);
      price[j] = places.price[places.start[j]!]!;
      if (loser >= 0) {
        chosen[loser] = 0;
        open[entry[loser]!]! += 1;
        wait(entry[loser]!);
      }
      chosen[e] = 1;
      open[i]! -= 1;
      bids++;
    }
    if (--patience === 0) {
      raise *= 2;
      patience = 200 * need.length + 1_000_000;
    }
    if (open[i]! > 0 && wishes.size > 0) wait(i);
  }
  return { chosen, price: price.map((value) => Math.min(value, noPlace)), bids };
};
