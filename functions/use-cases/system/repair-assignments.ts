import type { Act } from '../../domain/act.ts';
import { pairName } from '../../domain/judging/assigning/panel-problem.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { RoundDraw } from '../../domain/judging/round/draw.ts';
import { mendDraw, type Now } from '../../domain/judging/round/repair.ts';
import { Refusal } from '../../domain/refusal.ts';
import { placeLeft } from '../../domain/judging/round/replacement.ts';
import { limitsOf, type Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { conflictsHash, drawnName, readField, type Field } from '../agency/assigning/judging-field.ts';
import { firstEvaluation } from '../agency/assigning/publish-assignments.ts';
import { evaluationsOf } from '../agency/judging/watch-progress.ts';
import { storedRound } from '../current-round.ts';
import { onRecord, type Recorder } from '../on-record.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'draws' | 'judges' | 'evaluations' | 'entries' | 'teams' | 'clock'> & Recorder;

export type Mendable = { draw: RoundDraw; field: Field; now: Now & { held: Evaluation[] } };

/** A round's draw, and how things stand with it. Nothing where nothing was drawn. */
export const readMendable = async (ports: Omit<Needed, 'chance' | 'clock' | 'digest'>, round: Round): Promise<Mendable | undefined> => {
  const draw = round.publishedBatch && (await ports.draws.find(round.id, round.publishedBatch));
  if (!draw) return undefined;
  const challenge = await ports.challenges.find(round.challengeId);
  if (!challenge) return undefined;
  const field = await readField(ports, challenge);
  const held = await evaluationsOf(ports, round, field.judges.map((judge) => judge.personId));
  const conflictsOf = (personId: string) => conflictsHash(ports, round, personId, field);
  const nameOf = (personId: string) => drawnName(ports, round, personId);
  return { draw, field, now: { ...field, entryIds: new Set(field.entries.map(({ id }) => id)), held, mostOf: (personId) => limitsOf(round, personId).most, nameOf, conflictsOf } };
};

/**
 * After a judge stepped back, abstained, left or came: what is missing goes to others, by the same rules and the same seed. The step is kept first, so
 * that a repair that was cut off is finished as it was begun. Safe to repeat; nothing that was begun is taken from anybody.
 */
export const repairAssignments = async (ports: Needed, cause: Pick<Act, 'about'>): Promise<void> => {
  const challenge = await ports.challenges.find(cause.about);
  const round = challenge && (await storedRound(ports, challenge));
  const at = ports.clock.now();
  if (!round?.publishedBatch || at > round.closesAt) return;
  const [mendable, kept] = await Promise.all([readMendable(ports, round), ports.draws.steps(round.id)]);
  if (!mendable) return;
  const { draw, field, now } = mendable;
  const { mending, changed, given } = mendDraw(draw, kept, now, ports.sha256);
  if (changed) await ports.draws.saveSteps({ roundId: round.id, ...mending, version: kept.version + 1 });
  const ready = new Set(field.ready.map((judge) => judge.personId));
  const order = new Map(field.judges.map(({ personId }) => [personId, now.held.filter((one) => one.judgeId === personId).length]));
  const revoked = new Set(field.judges.filter((judge) => judge.revoked).map(({ personId }) => personId));
  const all = [...now.held];
  for (const { judgeId, entryId } of given) {
    const entry = field.entries.find((one) => one.id === entryId);
    if (!entry || !ready.has(judgeId) || field.barred.has(pairName(judgeId, entryId))) continue;
    order.set(judgeId, (order.get(judgeId) ?? 0) + 1);
    const act = { id: ports.chance.id('act'), kind: 'assignment.moved', about: round.challengeId, by: 'system', at, refs: { round: round.id, judge: judgeId, entry: entryId, repair: true } } as const;
    const deed = onRecord(ports, act, { round, judgeId, code: entry.code });
    const insteadOf = placeLeft(all.filter((one) => one.entryId === entryId), (id) => revoked.has(id));
    const next = { ...firstEvaluation(round, round.publishedBatch, judgeId, entry, order.get(judgeId)!, 'later'), ...(insteadOf ? { insteadOf } : {}) };
    all.push(next);
    await ports.evaluations.add(next, deed).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    });
  }
};
