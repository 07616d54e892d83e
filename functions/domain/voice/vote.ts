import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { momentWords } from '../moment.ts';
import type { Sha256 } from '../words/canonical.ts';

export const mostEach = 5;
const mostDays = 60;
const leastMinutes = 60;
/** A ballot that came in time is stored by then, however long its request took. */
const drain = 120_000;
const count = z.number().int();

export const Tallied = z.object({ code: z.string(), title: z.string(), votes: count });
export type Tallied = z.infer<typeof Tallied>;
export const SetAside = z.object({ reason: z.string(), ballots: z.array(z.string()) });
export type SetAside = z.infer<typeof SetAside>;

/** The public chooses among the entries of a gallery. It binds nobody who awards a prize, unless the rules say so. */
export const Vote = z.object({
  id: idOf('vote'), challengeId: idOf('challenge'), question: z.string().min(3).max(160), opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), each: count.min(1).max(mostEach), plannedBy: z.string(), plannedAt: z.iso.datetime(),
  /** What was cast, told on the record before anybody looked at it. */
  sealed: z.object({ at: z.iso.datetime(), by: z.string(), ballots: count, root: z.string(), act: z.string() }).optional(),
  counted: z.object({ at: z.iso.datetime(), by: z.string(), ballots: count, tally: z.array(Tallied), setAside: z.array(SetAside), file: z.string() }).optional(),
  version: count,
});
export type Vote = z.infer<typeof Vote>;

/** What one person chose, changeable until the close; without the person once their account is closed. `ballot` and `salt` are made anew for each vote; the rest only tells ballots of one source from others, under a key of this vote. */
export const VoteBallot = z.object({
  voteId: idOf('vote'), challengeId: idOf('challenge'), personId: idOf('person').optional(), ballot: z.string(), salt: z.string(), choices: z.array(z.string()).max(mostEach), at: z.iso.datetime(),
  network: z.string(), connection: z.string(), domain: z.string().optional(), joinedAt: z.iso.datetime(), version: count,
});
export type VoteBallot = z.infer<typeof VoteBallot>;

export const votePhases = ['planned', 'open', 'closed', 'counted'] as const;
export type VotePhase = (typeof votePhases)[number];
export const phaseOfVote = ({ opensAt, closesAt, counted }: Pick<Vote, 'opensAt' | 'closesAt' | 'counted'>, at: string): VotePhase => {
  if (counted) return 'counted';
  if (at < opensAt) return 'planned';
  return at <= closesAt ? 'open' : 'closed';
};

/** From when nothing can arrive any more. */
export const settledAt = ({ closesAt }: Pick<Vote, 'closesAt'>): string => new Date(Date.parse(closesAt) + drain).toISOString();

export const refuseTimes = ({ opensAt, closesAt }: Pick<Vote, 'opensAt' | 'closesAt'>, at: string): void => {
  if (opensAt < at) throw new Refusal('invalid', 'Choose a later opening: this one is over.', 'opens');
  const minutes = (Date.parse(closesAt) - Date.parse(opensAt)) / 60_000;
  if (minutes < leastMinutes) throw new Refusal('invalid', 'Leave at least an hour between opening and closing.', 'closes');
  if (minutes > mostDays * 24 * 60) throw new Refusal('invalid', `Close it within ${mostDays} days.`, 'closes');
};

export const refuseUnlessOpen = (vote: Vote, at: string, zone: string): void => {
  const phase = phaseOfVote(vote, at);
  if (phase === 'planned') throw new Refusal('closed', `Voting opens ${momentWords(vote.opensAt, zone)}.`);
  if (phase !== 'open') throw new Refusal('closed', `Voting closed ${momentWords(vote.closesAt, zone)}. The time at which the server received your vote decides.`);
};

/** The same voter always finds the same order, and no two find one: nobody is first for everybody. */
export const shuffledFor = <Row extends { code: string }>(rows: Row[], { voteId, personId }: { voteId: string; personId: string }, sha256: Sha256): Row[] =>
  rows.map((row) => [sha256(`${voteId} ${personId} ${row.code}`), row] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
