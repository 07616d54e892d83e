import { canonical } from '../../words/canonical.ts';
import { Refusal } from '../../refusal.ts';

/** Where a file is not what it says, and why. `where` is a path into it; empty is the text itself. */
export type Difference = { where: string; why: string; told?: string; found?: string };
/** What a recomputation goes through, in the order in which it is told. */
export const parts = ['form', 'digest', 'seed', 'assignment', 'certificate', 'scores', 'places', 'demoDay'] as const;
export type Part = (typeof parts)[number];
export type Mismatch = Difference & { part: Part };
/** `untold`: differences beyond those that are listed. `checked`: the parts that could be looked at. */
export type Recomputed = { holds: boolean; mismatches: Mismatch[]; untold: number; checked: Part[] };
/** Told when the work that takes its time begins. */
export type Begin = (work: 'reading' | 'seed' | 'assignment' | 'scores' | 'demoDay') => void;

/** Estimates may differ by one millionth, where two machines round differently; places, counts and everything else not at all. */
const estimates = new Set(['raw', 'adjusted', 'judgeMix', 'interval', 'expectedRank', 'topChances', 'beatsNext', 'expectedRight', 'alpha', 'variances', 'reliability', 'averageDifference', 'strength', 'wins', 'winsInterval', 'topChance']);
/** Of each part. */
const mostTold = 20;

const short = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : canonical(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** Every place in which two values differ, leaves first. */
export const differences = (told: unknown, found: unknown, where: string, slack = 0): Difference[] => {
  if (typeof told === 'number' && typeof found === 'number' && Math.abs(told - found) <= slack) return [];
  if (Array.isArray(told) && Array.isArray(found)) {
    const length = Math.max(told.length, found.length);
    return Array.from({ length }, (_, at) => differences(told[at], found[at], `${where}.${at}`, slack)).flat();
  }
  if (told && found && typeof told === 'object' && typeof found === 'object' && !Array.isArray(told) && !Array.isArray(found)) {
    const [a, b] = [told as Record<string, unknown>, found as Record<string, unknown>];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((key) => differences(a[key], b[key], where === '' ? key : `${where}.${key}`, estimates.has(key) ? 1 : 0));
  }
  return told === found ? [] : [{ where, why: 'It comes out differently.', told: short(told), found: short(found) }];
};

/** Runs a computation; what it refuses is a mismatch of its own. */
export const attempt = <T>(compute: () => T, where: string): { value?: T; refused: Difference[] } => {
  try {
    return { value: compute(), refused: [] };
  } catch (error) {
    if (error instanceof Refusal) return { refused: [{ where: error.field ?? where, why: error.message }] };
    throw error;
  }
};

export const of = (part: Part, found: Difference[]): Mismatch[] => found.map((one) => ({ part, ...one }));

/** What an estimate is off by belongs to the scores; anything else in the results, to the places that follow from them. */
const isEstimate = ({ where }: Difference): boolean => where.split('.').some((key) => estimates.has(key));

/** What differs in the results, each with its part. */
export const resultMismatches = (told: unknown, found: unknown): Mismatch[] => differences(told, found, 'results').flatMap((one) => of(isEstimate(one) ? 'scores' : 'places', [one]));

export const verdict = (found: Mismatch[], checked: Part[]): Recomputed => {
  const mismatches = parts.flatMap((part) => found.filter((one) => one.part === part).slice(0, mostTold));
  return { holds: found.length === 0, mismatches, untold: found.length - mismatches.length, checked };
};
