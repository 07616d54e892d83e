import type { Caller } from '../../domain/caller.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Rules } from '../../domain/call/challenge.ts';
import type { Conflict } from '../../domain/panel/conflict.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { composite } from '../../domain/judging/evaluation/composite.ts';
import { markFaults, savingFaults } from '../../domain/judging/evaluation/mark-faults.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';
import { ownEvaluation, refuseOutsideRound, type Working } from './at-work.ts';
import { refusePassedOn, takeUpAgain } from './come-back.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'practices' | 'rounds' | 'evaluations' | 'entries'> & Recorder;
type Which = { challengeId: string; entryId: string };
type Written = Pick<Evaluation, 'marks' | 'comments' | 'note' | 'feedback'>;

const rulesOf = async (ports: Needed, { round }: Working): Promise<Rules> => {
  const rules = await ports.challenges.rules(round.challengeId, round.rulesVersion);
  if (!rules) throw notFound('rules version');
  return rules;
};

const codeOf = async (ports: Needed, { entryId }: Evaluation): Promise<string> => {
  const entry = await ports.entries.find(entryId);
  if (!entry) throw notFound('entry');
  return entry.code;
};

const written = ({ marks, comments, note, feedback }: Written): Written => ({ marks, comments, note, feedback });
/** What the judge last typed, whether it counts yet or not. */
const typed = (evaluation: Evaluation): Written => evaluation.draft ?? written(evaluation);

const refuseStale = (evaluation: Evaluation, version: number): void => {
  if (evaluation.version === version) return;
  throw new Refusal('stale', 'You changed these scores in another window. Compare both, then save again.', undefined, { current: typed(evaluation), version: evaluation.version });
};

/** Where typed words go: beside the marks that count, once an evaluation was saved. */
const keeping = (evaluation: Evaluation, wanted: Written): Evaluation => {
  if (evaluation.state !== 'saved') return { ...evaluation, ...wanted, state: evaluation.state === 'abstained' ? 'abstained' : 'started' };
  return { ...evaluation, draft: canonical(written(evaluation)) === canonical(wanted) ? undefined : wanted };
};

const attemptKeep = async (ports: Needed, caller: Caller, wanted: Which & { version: number; written: Written }): Promise<Evaluation> => {
  const work = await ownEvaluation(ports, caller, wanted.challengeId, wanted.entryId);
  refuseOutsideRound(work, caller.at);
  const { evaluation } = work;
  const faults = markFaults((await rulesOf(ports, work)).sections.judging.criteria, wanted.written);
  if (faults.length > 0) throw Refusal.invalid(faults);
  if (canonical(typed(evaluation)) === canonical(written(wanted.written))) return evaluation;
  await refusePassedOn(ports, work);
  refuseStale(evaluation, wanted.version);
  const next: Evaluation = { ...keeping(evaluation, written(wanted.written)), touchedAt: caller.at, version: evaluation.version + 1 };
  if (evaluation.state !== 'assigned') {
    await ports.evaluations.keep(next);
    return next;
  }
  // The first word of an evaluation is an act: the board tells a judge at work from an idle one.
  const refs = { round: work.round.id, judge: work.judge.personId, entry: next.entryId, version: next.version };
  await ports.evaluations.save(next, tell(ports, caller, 'evaluation.started', { about: work.challenge.id, refs, answer: next }));
  return next;
};

/** Autosave: what the judge typed, kept as it is. One put, and no act but the first time; nothing counts until Save. */
export const keepScores = (ports: Needed, caller: Caller, wanted: Which & { version: number; written: Written }): Promise<Evaluation> => withSecondLook(() => attemptKeep(ports, caller, wanted));

/** Save: every criterion has a mark, and the evaluation counts. Until the round closes it can be saved again. */
export const saveEvaluation = async (ports: Needed, caller: Caller, wanted: Which & { version: number; written: Written }): Promise<Evaluation> => {
  const work = await ownEvaluation(ports, caller, wanted.challengeId, wanted.entryId);
  refuseOutsideRound(work, caller.at);
  const { evaluation } = work;
  refuseStale(evaluation, wanted.version);
  const { criteria } = (await rulesOf(ports, work)).sections.judging;
  const { marks } = wanted.written;
  const faults = savingFaults(criteria, wanted.written);
  if (faults.length > 0) throw Refusal.invalid(faults);
  const code = await codeOf(ports, evaluation);
  await takeUpAgain(ports, work, { code, at: caller.at });
  const refs = { round: work.round.id, judge: work.judge.personId, entry: evaluation.entryId, version: evaluation.version + 1 };
  const deed = tell(ports, caller, 'evaluation.saved', { about: work.challenge.id, refs });
  const next: Evaluation = {
    ...evaluation, ...written(wanted.written), draft: undefined, state: 'saved', composite: composite(criteria, marks), reason: undefined, savedAt: caller.at, savedBy: deed.id, touchedAt: caller.at, version: evaluation.version + 1,
  };
  await ports.evaluations.save(next, onRecord(ports, { ...deed, answer: next }, { evaluation: next, code, before: evaluation.savedBy }));
  return next;
};

/** Skipped comes back later; abstained is an answer, with its reason. */
export const setAside = async (ports: Needed, caller: Caller, wanted: Which & { as: 'skipped' | 'abstained'; reason: string }): Promise<Evaluation> => {
  const work = await ownEvaluation(ports, caller, wanted.challengeId, wanted.entryId);
  refuseOutsideRound(work, caller.at);
  if (wanted.as === 'skipped' && work.evaluation.state === 'saved') throw new Refusal('conflict', 'You scored this entry. Change the scores, or abstain.');
  if (wanted.as === 'abstained' && wanted.reason.length < 3) throw new Refusal('invalid', 'Say why you abstain.', 'reason');
  const code = await codeOf(ports, work.evaluation);
  if (wanted.as === 'skipped') await takeUpAgain(ports, work, { code, at: caller.at });
  const next: Evaluation = { ...work.evaluation, ...typed(work.evaluation), draft: undefined, state: wanted.as, reason: wanted.reason || undefined, composite: undefined, touchedAt: caller.at, version: work.evaluation.version + 1 };
  const refs = { round: work.round.id, judge: work.judge.personId, entry: next.entryId, version: next.version, as: wanted.as };
  const deed = tell(ports, caller, 'evaluation.skipped', { about: work.challenge.id, refs, answer: next });
  await ports.evaluations.save(next, onRecord(ports, deed, { evaluation: next, code }));
  return next;
};

/** The judge steps back: with this write the entry is gone from everything they can reach. */
export const recuse = async (ports: Needed, caller: Caller, wanted: Which & { reason: string }): Promise<{ recused: true }> => {
  const work = await ownEvaluation(ports, caller, wanted.challengeId, wanted.entryId);
  const entry = await ports.entries.find(wanted.entryId);
  if (!entry) throw notFound('entry');
  const conflict: Conflict = { challengeId: work.challenge.id, judgeId: work.judge.personId, teamId: entry.teamId, kind: 'recused', reason: wanted.reason, at: caller.at };
  const next: Evaluation = { ...work.evaluation, state: 'recused', composite: undefined, reason: wanted.reason || undefined, touchedAt: caller.at, version: work.evaluation.version + 1 };
  const refs = { round: work.round.id, judge: work.judge.personId, entry: next.entryId, version: next.version };
  const deed = tell(ports, caller, 'evaluation.recused', { about: work.challenge.id, refs, answer: { recused: true } });
  await ports.evaluations.save(next, onRecord(ports, deed, { evaluation: next, code: entry.code }), conflict);
  return { recused: true };
};
