import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { notFound } from '../../domain/refusal.ts';
import { placed } from '../../domain/voice/ballots.ts';
import { phaseOfVote, type Tallied, type Vote, type VotePhase } from '../../domain/voice/vote.ts';
import type { Ports } from '../../ports/ports.ts';
import { openVote } from '../person/cast-vote.ts';
import { fileText } from '../vote-file.ts';

type Result = { at: string; ballots: number; tally: (Tallied & { place: number; shared: boolean })[]; setAside: { reason: string; ballots: number }[]; file: string; root: string };
export type ShownVote = Pick<Vote, 'id' | 'question' | 'opensAt' | 'closesAt' | 'each'> & { phase: VotePhase; challenge: Pick<Challenge, 'slug' | 'title' | 'zone'>; result?: Result | undefined };
type Needs = Pick<Ports, 'challenges' | 'votes' | 'sha256'>;

/** Until it is counted, when and how; never how many or for whom. */
export const readVote = async (ports: Needs, caller: Caller, slug: string): Promise<ShownVote> => {
  const { challenge, vote: { counted, sealed, ...vote } } = await openVote(ports, caller, slug);
  const result = counted && sealed && {
    at: counted.at, ballots: counted.ballots, tally: placed(counted.tally), setAside: counted.setAside.map(({ reason, ballots }) => ({ reason, ballots: ballots.length })), file: counted.file, root: sealed.root,
  };
  return { ...vote, phase: phaseOfVote({ ...vote, counted }, caller.at), challenge, result };
};

export const readVoteFile = async (ports: Needs, caller: Caller, slug: string): Promise<string> => {
  const { vote } = await openVote(ports, caller, slug);
  if (!vote.counted) throw notFound('file');
  return fileText(vote, await ports.votes.ballots(vote), ports.sha256);
};
