import { dueFollowUps } from '../domain/award/follow-up.ts';
import type { FollowMonths } from '../domain/award/follow-up-words.ts';
import type { Challenge } from '../domain/call/challenge.ts';
import type { Ports } from '../ports/ports.ts';

/** Whose follow-ups are due and not written. Before the first is due nothing is read. */
export const waitingFollowUps = async (ports: Pick<Ports, 'followUps' | 'rounds'>, { id, resultsAt, listing, cancelled }: Challenge, at: string): Promise<{ entryId: string; months: FollowMonths }[]> => {
  const due = listing || cancelled ? [] : dueFollowUps(resultsAt, at);
  if (due.length === 0) return [];
  const [selected, written] = await Promise.all([ports.rounds.selected(id), ports.followUps.ofChallenge(id)]);
  const done = new Set(written.map(({ entryId, months }) => `${entryId} ${months}`));
  const latest = due.at(-1)!;
  // what a later one tells, an earlier one no longer has to
  return selected.filter(({ outcome, entryId }) => outcome === 'winner' && !done.has(`${entryId} ${latest}`)).map(({ entryId }) => ({ entryId, months: latest }));
};
