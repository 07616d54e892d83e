import { auction } from './auction.ts';
import { certify, type Certificate } from './certificate.ts';
import { coverage } from './coverage.ts';
import { canFinish, exactFinish } from './exact-finish.ts';
import type { Problem } from './problem.ts';

/** Pairs, what each entry gets, and the proof: prices with their certificate. `exact`: nothing better exists. */
export type Solved = { chosen: Uint8Array; filled: Int32Array; price: Float64Array; certificate: Certificate; exact: boolean };

/** Most reviews first, then most value: an auction, finished exactly where the size allows. Same input, same bytes. */
export const solveAssignment = (problem: Problem, value: Int32Array = problem.affinity, known?: Int32Array): Solved => {
  const filled = known ?? coverage(problem).filled;
  const auctioned = auction(problem, value, filled);
  const finished = canFinish(problem, filled) ? exactFinish(problem, value, auctioned.chosen) : { ...auctioned, exact: false };
  return { chosen: finished.chosen, filled, price: finished.price, exact: finished.exact, certificate: certify(problem, value, filled, finished.chosen, finished.price) };
};
