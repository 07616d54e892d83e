import type { Challenge } from '../domain/call/challenge.ts';
import { goesOn } from '../domain/call/stage-gate.ts';
import type { Decision } from '../domain/judging/decision/decision.ts';
import { isWithdrawn } from '../domain/judging/result/result-version.ts';
import type { EntryCard } from '../ports/entries.ts';
import type { Ports } from '../ports/ports.ts';

type Later = Pick<Challenge, 'follows' | 'admits'>;

/** The stage before, once its results are out and while they stand: before that nobody goes on. */
export const decidedStage = async (ports: Pick<Ports, 'challenges'>, { follows }: Later, at: string): Promise<Challenge | undefined> => {
  const before = follows ? await ports.challenges.find(follows) : undefined;
  return before?.resultsAt && before.resultsAt <= at && !isWithdrawn(before) ? before : undefined;
};

/** Every entry that goes on into this stage, in no particular order. */
export const allGoingOn = async (ports: Pick<Ports, 'challenges' | 'rounds'>, challenge: Later, at: string): Promise<Decision[]> => {
  const before = await decidedStage(ports, challenge, at);
  return before ? (await ports.rounds.selected(before.id)).filter((decision) => goesOn(decision, challenge.admits)) : [];
};

export type GoingOn = { entry: EntryCard; teamId: string; teamName: string };

/** What a person goes on with: entries of their own teams in the stage before that were selected there. */
export const ownGoingOn = async (ports: Pick<Ports, 'challenges' | 'teams' | 'entries' | 'rounds'>, challenge: Later, personId: string, at: string): Promise<GoingOn[]> => {
  const before = await decidedStage(ports, challenge, at);
  if (!before) return [];
  const teams = await ports.teams.findMany((await ports.teams.ofPerson(personId)).filter(({ challengeId }) => challengeId === before.id).map(({ teamId }) => teamId));
  const entries = (await Promise.all(teams.map(({ id }) => ports.entries.ofTeam(id)))).flat();
  const decisions = await ports.rounds.someDecisions(before.id, entries.map(({ id }) => id));
  const selected = new Set(decisions.filter((decision) => goesOn(decision, challenge.admits)).map(({ entryId }) => entryId));
  return entries
    .filter(({ id }) => selected.has(id))
    .map((entry) => ({ entry, teamId: entry.teamId, teamName: teams.find(({ id }) => id === entry.teamId)?.name ?? '' }));
};
