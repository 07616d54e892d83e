import type { Challenge } from '../../../domain/call/challenge.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import { proposalState } from '../../../domain/judging/round/proposing.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { readHead, readRows, type KeptHead } from '../../plan-files.ts';

type Needed = Pick<Ports, 'draws' | 'rounds' | 'fileStore'>;

/** What a job proposed of a large round, if nothing changed since. */
export const keptHead = async (ports: Needed, challenge: Challenge, round: Round): Promise<KeptHead & { run: string }> => {
  const [proposing, hand] = await Promise.all([ports.draws.proposing(challenge.id), ports.rounds.hand(round.id)]);
  const state = proposalState(proposing, { round: round.version, hand: hand?.version ?? 0, rules: challenge.rulesVersion });
  if (state === 'outdated') throw new Refusal('conflict', 'Entries, teams or judges changed since the proposal was worked out. Propose again, and look at it first.');
  if (state !== 'ready') throw new Refusal('conflict', 'The proposal is being worked out. Look again in a minute.');
  return { ...(await readHead(ports, proposing!.ready!)), run: proposing!.ready! };
};

/** Of one entry: who would read it, and who else could. */
export const keptRow = async (ports: Needed, challenge: Challenge, round: Round, entry: Pick<EntryCard, 'id' | 'code'>) => {
  const { run, codes, judges } = await keptHead(ports, challenge, round);
  const n = codes.findLastIndex((code) => code <= entry.code);
  const row = n < 0 ? undefined : (await readRows(ports, run, n)).find(({ entryId }) => entryId === entry.id);
  if (!row) throw notFound('pair');
  return { row, ready: new Set(judges.flatMap(({ id, ready }) => (ready ? [id] : []))) };
};
