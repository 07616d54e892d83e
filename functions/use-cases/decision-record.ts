import { recordOf, type Compared, type DecisionRecord } from '../domain/judging/decision/decision-record.ts';
import { standingWaivers } from '../domain/judging/progress/waiver.ts';
import type { Round } from '../domain/judging/round/round.ts';
import type { Ports } from '../ports/ports.ts';
import { roomResults } from './deliberation-room.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'results' | 'overrides' | 'furtherReviews' | 'deliberations' | 'demoDays' | 'judges' | 'teams' | 'sha256'>;

/** What a demo day found, once it is over. */
const comparedOn = async ({ demoDays }: Needed, challengeId: string): Promise<Compared | undefined> => {
  const day = await demoDays.find(challengeId);
  if (!day?.ended) return undefined;
  const [result, tables] = await Promise.all([demoDays.result(day), demoDays.tables(day)]);
  return result && { ...result, rows: result.rows.map(({ table, ...row }) => ({ ...row, entryId: tables[table]!.entryId })) };
};

/** How the decision came about, from all that was stored of it. Nothing where the results were not worked out. */
export const readRecord = async (ports: Needed, round: Round): Promise<DecisionRecord | undefined> => {
  const run = (await ports.results.scoring(round.id))?.ready;
  if (!run) return undefined;
  const [panel, entries, decisions, waivers, overrides, further, rooms, rules, challenge, compared] = await Promise.all([
    ports.results.panel(round.id, run), ports.results.entries(round.id, run), ports.rounds.decisions(round.challengeId), ports.rounds.waivers(round.id), ports.overrides.ofRound(round.id), ports.furtherReviews.find(round.id),
    roomResults(ports, round.id, round.decidedAt ?? round.closesAt), ports.challenges.rules(round.challengeId, round.rulesVersion), ports.challenges.find(round.challengeId), comparedOn(ports, round.challengeId),
  ]);
  const inForce = challenge && (await ports.challenges.rules(challenge.id, challenge.rulesVersion));
  return panel && recordOf(round, run, { panel, entries, decisions, waivers: standingWaivers(waivers), overrides, further, rooms, compared, tiers: inForce?.sections.prizes.tiers ?? [], rubric: rules?.sections.judging.criteria ?? [], drawPromised: rules?.sections.judging.openDraw ?? false });
};

/** Writes it down, once for all who read it. Safe to repeat. */
export const keepRecord = async (ports: Needed, round: Round): Promise<void> => {
  const record = await readRecord(ports, round);
  if (record) await ports.results.publish(round.id, record);
};
