import { isCompeting } from '../../../domain/panel/bar.ts';
import { asSent } from '../../../domain/entry/entry.ts';
import { judgingPhase, type Challenge, type Rules } from '../../../domain/call/challenge.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { commitmentTo } from '../../../domain/judging/numbers/committed-seed.ts';
import { isApart, isReady } from '../../../domain/judging/assigning/takers.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { plannedRound } from '../../../domain/judging/round/plan.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Ports } from '../../../ports/ports.ts';

export const sentEntries = async (ports: Pick<Ports, 'entries'>, challengeId: string): Promise<EntryCard[]> => {
  const all: EntryCard[] = [];
  let after: string | undefined;
  do {
    const page = await ports.entries.ofChallenge(challengeId, 'sent', after);
    all.push(...page.items.map(asSent));
    after = page.next;
  } while (after);
  return all;
};

export type Field = { entries: EntryCard[]; judges: Judge[]; ready: Judge[]; /** Names of pairs that may not meet. */ barred: Set<string> };

/** Judges who passed the gate and were not revoked, with every pair that may not meet. */
export const readField = async (ports: Pick<Ports, 'entries' | 'teams' | 'judges'>, { id: challengeId, sponsors }: Pick<Challenge, 'id' | 'sponsors'>): Promise<Field> => {
  const [entries, teams, judges, declared, said] = await Promise.all([
    sentEntries(ports, challengeId), ports.teams.ofChallenge(challengeId), ports.judges.ofChallenge(challengeId), ports.judges.conflicts(challengeId), ports.judges.declarations(challengeId),
  ]);
  const barred = new Set<string>();
  for (const judge of judges) {
    const competes = isCompeting(judge, teams);
    const apart = new Set(teams.filter((team) => competes || isApart(judge, team, { declared, said, sponsors })).map((team) => team.id));
    for (const entry of entries) if (apart.has(entry.teamId)) barred.add(pairName(judge.personId, entry.id));
  }
  return { entries, judges, ready: judges.filter(isReady), barred };
};

/** Ready judges who may meet all of these teams. Of the challenge's other teams nothing is read but where a judge is in one: then they are after the same prizes. */
export const judgesFreeOf = async (ports: Pick<Ports, 'teams' | 'judges'>, { id: challengeId, sponsors }: Pick<Challenge, 'id' | 'sponsors'>, teamIds: string[]): Promise<Judge[]> => {
  const [teams, judges, declared, said] = await Promise.all([ports.teams.findMany(teamIds), ports.judges.ofChallenge(challengeId), ports.judges.conflicts(challengeId), ports.judges.declarations(challengeId)]);
  const free = judges.filter((judge) => isReady(judge) && !teams.some((team) => isApart(judge, team, { declared, said, sponsors })));
  const competing = await Promise.all(free.map(async ({ personId }) => (await ports.teams.ofPerson(personId)).some((one) => one.challengeId === challengeId)));
  return free.filter((_, n) => !competing[n]);
};

/** The round as it stands, stored or as the published rules plan it, with the hash of the secret its draw will use; how many reviews of each entry they promise, and how many areas there are. */
export const currentRound = async (ports: Pick<Ports, 'rounds' | 'challenges' | 'sha256' | 'beacon'>, challenge: Challenge): Promise<{ round: Round; promised: number; areas: number }> => {
  const [stored, rules] = await Promise.all([ports.rounds.current(challenge.id), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  if (!rules) throw new Refusal('conflict', 'Publish the challenge before planning its judging.');
  const round = plannedRound(challenge, rules, ports.sha256, stored);
  const promised = rules.sections.judging.reviewsPerEntry;
  return { round: round.publishedBatch ? round : { ...round, commitment: commitmentTo(ports.sha256, drawSecret(ports, round)) }, promised, areas: rules.sections.details.areas.length };
};

/** What everybody may know of a draw before it: the hash its secret had when entries opened, the one it has, and how often it was taken anew. */
export type Commitments = { first: string; now: string; draws: number };

/** Nothing where judging has no phase yet. */
export const commitmentsOf = async (ports: Pick<Ports, 'rounds' | 'sha256' | 'beacon'>, challenge: Challenge, rules: Rules): Promise<Commitments | undefined> => {
  if (!judgingPhase(challenge) || challenge.listing) return undefined;
  const { id, draws } = plannedRound(challenge, rules, ports.sha256, await ports.rounds.current(challenge.id));
  const [first, now] = [0, draws].map((count) => commitmentTo(ports.sha256, drawSecret(ports, { id, draws: count }))) as [string, string];
  return { first, now, draws };
};

/** What a bundle calls a judge: made anew for each draw, and it means nothing outside of its bundle. */
export const drawnName = ({ beacon }: Pick<Ports, 'beacon'>, { id, draws }: Pick<Round, 'id' | 'draws'>, personId: string): string => `judge-${beacon.secret(`judge ${id} ${draws} ${personId}`).slice(0, 12)}`;

/** Salted hash of a judge's conflicts, by the codes of the entries: nothing to see, and nothing to change later. */
export const conflictsHash = ({ beacon, sha256 }: Pick<Ports, 'beacon' | 'sha256'>, round: Pick<Round, 'id' | 'draws'>, personId: string, { entries, barred }: Pick<Field, 'entries' | 'barred'>): string => {
  const codes = entries.filter((entry) => barred.has(pairName(personId, entry.id))).map(({ code }) => code).toSorted();
  return sha256(`${beacon.secret(`conflicts ${round.id} ${round.draws}`)} ${personId} ${codes.join(' ')}`);
};

/** The secret of the round's present draw: never stored before the draw, never told before the results. */
export const drawSecret = ({ beacon }: Pick<Ports, 'beacon'>, { id, draws }: Pick<Round, 'id' | 'draws'>): string => beacon.secret(`draw ${id} ${draws}`);
