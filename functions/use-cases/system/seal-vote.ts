import type { Deed } from '../../domain/act.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import { ballotDigest, rootOf } from '../../domain/voice/ballots.ts';
import { settledAt, type Vote } from '../../domain/voice/vote.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';

type Needs = Pick<Ports, 'votes'> & Recorder;

/** The digests of all ballots go on the record before anybody, here too, looks at one. Refuses `stale`. */
export const sealBallots = async (ports: Needs, vote: Vote, deed: Omit<Deed, 'record'> & { kind: 'vote.sealed' }): Promise<Vote> => {
  const ballots = await ports.votes.ballots(vote);
  const root = rootOf(ballots.map((one) => ballotDigest(vote.id, one, ports.sha256)), ports.sha256);
  const next: Vote = { ...vote, sealed: { at: deed.at, by: deed.by, ballots: ballots.length, root, act: deed.id }, version: vote.version + 1 };
  await ports.votes.save(next, onRecord(ports, { ...deed, answer: next }, { vote: next }));
  return next;
};

/** Once nothing can arrive any more. Safe to repeat: whoever is first seals. */
export const sealWhenOver = async (ports: Needs & Pick<Ports, 'clock'>, challengeId: string): Promise<void> => {
  const vote = await ports.votes.find(challengeId);
  const at = ports.clock.now();
  if (!vote || vote.sealed || at <= settledAt(vote)) return;
  await sealBallots(ports, vote, { id: derivedId('act', ports.sha256, 'vote.sealed', vote.id), kind: 'vote.sealed', about: challengeId, by: 'system', at, refs: { vote: vote.id } }).catch((error: unknown) => {
    if (!(error instanceof Refusal && (error.code === 'stale' || error.code === 'in-progress'))) throw error;
  });
};
