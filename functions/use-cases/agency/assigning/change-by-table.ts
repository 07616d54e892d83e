import type { Caller } from '../../../domain/caller.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { mostHandChanges, withoutPair, withPair } from '../../../domain/panel/assignment.ts';
import { checkPairTable, type CheckedLine } from '../../../domain/panel/pair-table.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { refusePublished } from './change-plan.ts';
import { currentRound } from './judging-field.ts';
import { noteLook } from './note-look.ts';
import { isLarge, planFor, proposalOf } from './plan-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'draws' | 'beacon' | 'chance' | 'sha256'>;
export type TableReport = { lines: Omit<CheckedLine, 'pair'>[]; added: number; removed: number; faults: number; done: boolean };

/** Many pairs put into the proposal or taken out of it at once, all or none of them; without `sure` it is only said what each line would do. */
export const changeByTable = async (ports: Needed, caller: Caller, { challengeId, csv, sure }: { challengeId: string; csv: string; sure: boolean }): Promise<TableReport> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const { round } = await currentRound(ports, challenge);
  refusePublished(round);
  if (await isLarge(ports, challenge.id)) throw new Refusal('conflict', 'With more than 300 entries a job works the proposal out. Change pairs one by one.', 'csv');
  const plan = await planFor(ports, challenge);
  const proposal = proposalOf(ports, plan);
  // the answer tells which pairs are in it
  if (proposal) await noteLook(ports, plan, proposal);
  const proposed = new Set((proposal?.pairs ?? []).map((pair) => pairName(pair.judgeId, pair.entryId)));
  const checked = checkPairTable(csv, {
    entries: plan.entries, judges: plan.ready, proposed: (pair) => proposed.has(pairName(pair.judgeId, pair.entryId)), barred: (pair) => plan.barred.has(pairName(pair.judgeId, pair.entryId)),
  });
  const changes = checked.flatMap(({ pair, change }) => (pair ? [{ pair, change }] : []));
  const added = changes.filter(({ change }) => change === 'add').length;
  const report: TableReport = { lines: checked.map(({ line, code, title, judge, change, fault }) => ({ line, code, title, judge, change, fault })), added, removed: changes.length - added, faults: checked.length - changes.length, done: false };
  if (!sure) return report;
  if (report.faults > 0) throw new Refusal('invalid', `Nothing was changed: ${report.faults === 1 ? 'one line is' : `${report.faults} lines are`} not right. Line ${checked.find(({ fault }) => fault)!.line}: ${checked.find(({ fault }) => fault)!.fault}`, 'csv');
  if (plan.hand.added.length + plan.hand.removed.length + changes.length > mostHandChanges) throw new Refusal('limit', `At most ${mostHandChanges} changes by hand. Draw again instead.`, 'csv');
  const next = { ...changes.reduce((hand, { pair, change }) => (change === 'add' ? withPair(hand, pair) : withoutPair(hand, pair)), plan.hand), version: plan.hand.version + 1 };
  const answer = { ...report, done: true };
  await ports.rounds.saveHand(next, tell(ports, caller, 'assignments.changed', { about: challenge.id, refs: { round: round.id, added, removed: report.removed }, answer }));
  return answer;
};
