import { ballotDigest } from '../domain/voice/ballots.ts';
import { voteFormat, voteText } from '../domain/voice/vote-file.ts';
import type { Vote, VoteBallot } from '../domain/voice/vote.ts';
import type { Sha256 } from '../domain/words/canonical.ts';

/** Where the opened ballots are kept, from the moment they are counted. */
export const ballotFile = (vote: string, hash: string): string => `${vote}-ballots-${hash.slice(0, 20)}`;

/** The published file of a vote that was counted: the same ballots give the same bytes. */
export const fileText = ({ id, challengeId, question, opensAt, closesAt, each, sealed, counted }: Vote, ballots: VoteBallot[], sha256: Sha256): string => {
  const { tally, setAside } = counted!;
  const named = new Map(ballots.map((one) => [one.ballot, one]));
  const gone = new Set(setAside.flatMap((one) => one.ballots));
  const stand = ballots.filter(({ ballot }) => !gone.has(ballot)).map(({ ballot, choices, salt }) => ({ ballot, choices: choices.toSorted(), salt })).toSorted((a, b) => (a.ballot < b.ballot ? -1 : 1));
  return voteText({
    format: voteFormat, challenge: challengeId, vote: id, question, opensAt, closesAt, each, entries: tally.map(({ code, title, votes }) => ({ code, title, votes })), ballots: stand,
    setAside: setAside.map((one) => ({ reason: one.reason, digests: one.ballots.map((ballot) => ballotDigest(id, named.get(ballot)!, sha256)).toSorted() })), root: sealed!.root,
  });
};
