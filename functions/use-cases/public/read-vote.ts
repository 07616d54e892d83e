import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { notFound } from '../../domain/refusal.ts';
import { placed } from '../../domain/voice/ballots.ts';
import { phaseOfVote, type Tallied, type Vote, type VotePhase } from '../../domain/voice/vote.ts';
import type { Ports } from '../../ports/ports.ts';
import { openVote } from '../person/cast-vote.ts';
import { ballotFile } from '../vote-file.ts';

type Result = { at: string; ballots: number; tally: (Tallied & { place: number; shared: boolean })[]; setAside: { reason: string; ballots: number }[]; file: string; root: string };
export type ShownVote = Pick<Vote, 'id' | 'question' | 'opensAt' | 'closesAt' | 'each'> & { phase: VotePhase; challenge: Pick<Challenge, 'slug' | 'title' | 'zone'>; result?: Result | undefined };
type Needs = Pick<Ports, 'challenges' | 'votes'>;

/** Until it is counted, when and how; never how many or for whom. */
export const readVote = async (ports: Needs, caller: Caller, slug: string): Promise<ShownVote> => {
  const { challenge, vote: { counted, sealed, ...vote } } = await openVote(ports, caller, slug);
  const result = counted && sealed && {
    at: counted.at, ballots: counted.ballots, tally: placed(counted.tally), setAside: counted.setAside.map(({ reason, ballots }) => ({ reason, ballots: ballots.length })), file: counted.file, root: sealed.root,
  };
  return { ...vote, phase: phaseOfVote({ ...vote, counted }, caller.at), challenge, result };
};

/** The opened ballots as they were published, to the byte. */
export const readVoteFile = async (ports: Pick<Ports, 'challenges' | 'votes' | 'fileStore'>, caller: Caller, slug: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { vote } = await openVote(ports, caller, slug);
  const kept = vote.counted && (await ports.fileStore.read(ballotFile(vote.id, vote.counted.file)));
  if (!kept) throw notFound('file');
  return new Uint8Array(kept);
};
