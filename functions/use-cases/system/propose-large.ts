import type { Act } from '../../domain/act.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { sameFrom, type Proposing } from '../../domain/judging/round/proposing.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { whyUnreadable } from '../agency/entries/look-through.ts';
import { currentRound } from '../agency/assigning/judging-field.ts';
import { byCode, headOf, proposedSeats, rowsOf, rowsPerPage, toldOf, type Planned, type Seat } from '../agency/assigning/lay-out-plan.ts';
import { noteLook } from '../agency/assigning/note-look.ts';
import { isLarge, planFor, proposalOf } from '../agency/assigning/plan-assignments.ts';
import { keepHead, keepPlan, keepRows, readPlan, removePlan } from '../plan-files.ts';
import type { Progress } from './write-pages.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'draws' | 'judges' | 'entries' | 'teams' | 'redactions' | 'beacon' | 'clock' | 'fileStore' | 'sha256'>;

/** Entries laid out in one step of the job: a whole number of pieces. */
const atOnce = 10 * rowsPerPage;
const piecesOf = ({ of }: Proposing) => Math.ceil(of / rowsPerPage);

type Laid = { run: string; plan: Planned; seats: Seat[]; proposal: ReturnType<typeof proposalOf> };
/** The last one: a job lays out many pieces in turn, and each would draw the same again. */
let known: Laid | undefined;
const laid = async (ports: Needed, run: string): Promise<Laid> => {
  if (known?.run === run) return known;
  const kept = await readPlan(ports, run);
  const plan: Planned = { ...kept, barred: new Set(kept.barred) };
  const proposal = proposalOf(ports, plan);
  known = { run, plan, proposal, seats: proposal ? proposedSeats(plan, proposal) : [] };
  return known;
};

/** Everything the proposal follows from, fixed once for the run. */
const begin = async (ports: Needed, challenge: Challenge, act: Pick<Act, 'id' | 'at'>, from: Proposing['from'], before: Proposing | undefined): Promise<void> => {
  const plan = await planFor(ports, challenge);
  const { round, hand, draw, judges, entries, barred } = plan;
  const proposal = proposalOf(ports, plan);
  const told = proposal && toldOf(plan, proposal);
  await keepPlan(ports, act.id, { round, hand, draw, judges, barred: [...barred], drawn: proposal?.drawn.pairs ?? [], told, entries: entries.toSorted(byCode) });
  await ports.draws.saveProposing({ ...before, challengeId: challenge.id, run: act.id, at: act.at, from, changes: from.field, done: 0, of: entries.length, version: (before?.version ?? 0) + 1 });
};

const nextPiece = async (ports: Needed, proposing: Proposing): Promise<void> => {
  const { plan, seats } = await laid(ports, proposing.run);
  const end = Math.min(proposing.of, proposing.done + atOnce);
  for (let at = proposing.done; at < end; at += rowsPerPage) {
    await keepRows(ports, proposing.run, at / rowsPerPage, rowsOf({ ...plan, entries: plan.entries.slice(at, at + rowsPerPage) }, seats));
  }
  await ports.draws.saveProposing({ ...proposing, done: end, version: proposing.version + 1 });
};

const finish = async (ports: Needed, proposing: Proposing): Promise<void> => {
  const { plan, seats, proposal } = await laid(ports, proposing.run);
  const unready = await whyUnreadable(ports, plan.round, plan.entries);
  const codes = plan.entries.filter((_, n) => n % rowsPerPage === 0).map(({ code }) => code);
  const looked = proposal && (await noteLook(ports, plan, proposal));
  await keepHead(ports, proposing.run, { ...headOf(plan, seats, proposal), unready, looked, codes });
  await ports.draws.saveProposing({ ...proposing, ready: proposing.run, readyAt: ports.clock.now(), readyFrom: proposing.from, version: proposing.version + 1 });
  if (proposing.ready) await removePlan(ports, proposing.ready, piecesOf(proposing));
};

/**
 * Works out who would read what in a round too large for a request, a step at a time: what is given is fixed, the entries are laid out some
 * hundreds at a time, then all of it is shown at once. A job that was killed goes on from its last piece; of two runs the later one counts. Safe to repeat.
 */
export const proposeLarge = async (ports: Needed, act: Pick<Act, 'id' | 'at' | 'about'>): Promise<Progress> => {
  const challenge = await ports.challenges.find(act.about, { strong: true });
  if (!challenge || challenge.rulesVersion === 0 || !(await isLarge(ports, challenge.id))) return undefined;
  const { round } = await currentRound(ports, challenge);
  if (round.publishing || round.publishedBatch) return undefined;
  const [proposing, hand] = await Promise.all([ports.draws.proposing(challenge.id), ports.rounds.hand(round.id)]);
  const from = { round: round.version, hand: hand?.version ?? 0, rules: challenge.rulesVersion, field: proposing?.changes ?? 0 };
  const own = proposing?.run === act.id;
  if (proposing && (own ? proposing.ready === act.id : proposing.at > act.at || sameFrom(proposing.from, from))) return undefined;
  try {
    if (!own) await begin(ports, challenge, act, from, proposing);
    else if (proposing.done < proposing.of) await nextPiece(ports, proposing);
    else await finish(ports, proposing);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
  }
  return 'unfinished';
};

/** An entry, a team or a judge changed: a proposal worked out before no longer is what would be published. Where no job proposed anything, nothing is noted. */
export const outdateProposal = async (ports: Pick<Ports, 'draws'>, act: Pick<Act, 'about'>): Promise<void> => {
  const proposing = await ports.draws.proposing(act.about);
  if (!proposing) return;
  await ports.draws.saveProposing({ ...proposing, changes: proposing.changes + 1, version: proposing.version + 1 }).catch((error: unknown) => {
    // a job took its next step at this moment: look again
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    return outdateProposal(ports, act);
  });
};
