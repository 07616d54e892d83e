import { canonical, type Sha256 } from '../words/canonical.ts';

/** No more than what is published of a ballot: a name and a salt made for this vote alone. */
export type OpenBallot = { ballot: string; choices: string[]; salt: string };
export type Tally = { code: string; votes: number }[];

/** What stands for a ballot before it is opened. */
export const ballotDigest = (vote: string, { ballot, choices, salt }: OpenBallot, sha256: Sha256): string => sha256(canonical({ ballot, choices: choices.toSorted(), salt, vote }));

/** What stands on the public record for all of them. The order of digests tells nothing of who came when. */
export const rootOf = (digests: readonly string[], sha256: Sha256): string => sha256(canonical(digests.toSorted()));

/** Votes by entry, the most first; entries that nobody chose are there with none. */
export const tallyOf = (codes: readonly string[], ballots: readonly Pick<OpenBallot, 'choices'>[]): Tally => {
  const votes = new Map(codes.map((code) => [code, 0]));
  for (const { choices } of ballots) for (const code of choices) votes.set(code, (votes.get(code) ?? 0) + 1);
  return [...votes].map(([code, n]) => ({ code, votes: n })).toSorted((a, b) => b.votes - a.votes || (a.code < b.code ? -1 : 1));
};

/** Entries with as many votes share a place. */
export const placed = <Row extends { votes: number }>(rows: readonly Row[]): (Row & { place: number; shared: boolean })[] =>
  rows.map((row) => ({ ...row, place: 1 + rows.filter(({ votes }) => votes > row.votes).length, shared: rows.filter(({ votes }) => votes === row.votes).length > 1 }));
