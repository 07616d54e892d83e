import type { Caller } from '../../../domain/caller.ts';
import { entriesPhase, type Challenge } from '../../../domain/call/challenge.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { dueFrom } from '../../../domain/judging/progress/progress.ts';
import { proposalState } from '../../../domain/judging/round/proposing.ts';
import type { Design } from '../../../domain/judging/round/draw-told.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import { isComing } from '../../../domain/judging/progress/standing.ts';
import { isApart } from '../../../domain/judging/assigning/takers.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { stands, asSent } from '../../../domain/entry/entry.ts';
import type { Ports } from '../../../ports/ports.ts';
import { readHead, readRows } from '../../plan-files.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { whyUnreadable } from '../entries/look-through.ts';
import { currentRound } from './judging-field.ts';
import { noteLook } from './note-look.ts';
import { byCode, headOf, loadsFrom, proposedSeats, rowsOf, rowsPerPage, type PlanHead, type PlanRow, type Seat } from './lay-out-plan.ts';
import { isLarge, noHandChanges, planFor, proposalOf } from './plan-assignments.ts';
import { evaluationsOf } from '../judging/watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'draws' | 'evaluations' | 'redactions' | 'standings' | 'fileStore' | 'beacon' | 'sha256'>;
type Asked = { challenge: Challenge; round: Round; after: string | undefined };
export type Working = { state: ReturnType<typeof proposalState>; done: number; of: number; readyAt?: string | undefined };
type Shown = PlanHead & { entries: PlanRow[]; next?: string | undefined; byHand: number; working?: Working | undefined };

type Kept = { design: Design | undefined; why: Map<string, string> };
/** What was said of the draw when it was published, warnings aside: what was short then may be filled since. */
const keptOf = async (ports: Pick<Ports, 'draws'>, { id, publishedBatch }: Round): Promise<Kept> => {
  const draw = await ports.draws.find(id, publishedBatch ?? '');
  const { panel, told } = draw ?? {};
  const why = new Map(told?.why.map(([i, j, n]) => [pairName(panel!.judges[j]!.personId, panel!.entries[i]!.entryId), told.sentences[n]!]));
  return { design: told && { ...told.design, warnings: [] }, why };
};

const later = 'Given after the assignments were published, in place of a review that was lost or as a further one.';
const seatFrom = ({ judgeId, entryId, state, given }: Evaluation, lost: (judgeId: string) => boolean, { why }: Pick<Kept, 'why'>): Seat => ({
  judgeId, entryId, state, byHand: given === 'by-hand', coming: isComing({ state, lost: lost(judgeId) }), why: given === 'later' ? later : given ? 'Put here by hand.' : why.get(pairName(judgeId, entryId)),
});
const lostAmong = (judges: Judge[]) => {
  const revoked = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  return (judgeId: string) => revoked.has(judgeId);
};

/** The next entries by code, and where the page after them begins. */
const pageOf = <T extends { code: string }>(entries: T[], after: string | undefined) => {
  const rest = entries.toSorted(byCode).filter((entry) => after === undefined || entry.code > after);
  const shown = rest.slice(0, rowsPerPage);
  return { shown, next: rest.length > rowsPerPage ? shown.at(-1)!.code : undefined };
};

/** Read and drawn while the manager waits. */
const previewAtOnce = async (ports: Needed, { challenge, round, after }: Asked): Promise<Shown> => {
  const plan = await planFor(ports, challenge);
  const proposal = round.publishedBatch ? undefined : proposalOf(ports, plan);
  const looked = proposal && (await noteLook(ports, plan, proposal));
  const held = round.publishedBatch ? await evaluationsOf(ports, round, plan.judges.map((judge) => judge.personId)) : [];
  const kept = round.publishedBatch ? await keptOf(ports, round) : undefined;
  const seats = proposal ? proposedSeats(plan, proposal) : held.map((one) => seatFrom(one, lostAmong(plan.judges), kept!));
  const { shown, next } = pageOf(plan.entries, after);
  const unready = round.publishedBatch ? undefined : await whyUnreadable(ports, round, plan.entries);
  const head = headOf(plan, seats, proposal);
  return { ...head, design: head.design ?? kept?.design, unready, looked, entries: rowsOf({ ...plan, entries: shown }, seats), next, byHand: plan.hand.added.length + plan.hand.removed.length };
};

/** What a job worked out of a large round, as far as it is. */
const previewKept = async (ports: Needed, { challenge, round, after }: Asked): Promise<Shown> => {
  const [proposing, hand = noHandChanges(round), count] = await Promise.all([ports.draws.proposing(challenge.id), ports.rounds.hand(round.id), ports.entries.sentCount(challenge.id)]);
  const working: Working = { state: proposalState(proposing, { round: round.version, hand: hand.version, rules: challenge.rulesVersion }), done: proposing?.done ?? 0, of: proposing?.of ?? 0, readyAt: proposing?.readyAt };
  const byHand = hand.added.length + hand.removed.length;
  if (!proposing?.ready) return { entryCount: count, pairCount: 0, judges: [], short: [], dropped: [], design: undefined, entries: [], byHand, working };
  const n = Number(after ?? 0);
  const { codes, ...head } = await readHead(ports, proposing.ready);
  const rows = n < codes.length ? await readRows(ports, proposing.ready, n) : [];
  return { ...head, entries: rows, next: n + 1 < codes.length ? String(n + 1) : undefined, byHand, working };
};

/** Entries with their teams, whoever may not read them, and who does. */
const rowsPublished = async (ports: Needed, { round, challenge: { sponsors } }: Asked, judges: Judge[], entryIds: string[], kept: Kept): Promise<PlanRow[]> => {
  const entries = (await ports.entries.findMany(entryIds)).filter((entry) => stands(entry));
  const [teams, declared, said, evaluations] = await Promise.all([
    ports.teams.findMany(entries.map(({ teamId }) => teamId)), ports.judges.conflicts(round.challengeId), ports.judges.declarations(round.challengeId), Promise.all(entries.map(({ id }) => ports.evaluations.ofEntry(round.id, id))),
  ]);
  const teamOf = new Map(teams.map((team) => [team.id, team]));
  const barred = new Set(entries.flatMap(({ id, teamId }) => judges.filter((judge) => !teamOf.has(teamId) || isApart(judge, teamOf.get(teamId)!, { declared, said, sponsors })).map(({ personId }) => pairName(personId, id))));
  const seats = evaluations.flat().filter((one) => isVisible(round, one) || one.state === 'recused').map((one) => seatFrom(one, lostAmong(judges), kept));
  return rowsOf({ judges, barred, entries: entries.map(asSent).toSorted(byCode) }, seats);
};

/** What was published of a large round: the sums that jobs keep, and the reviews of the entries on this page alone. They may be moments behind. */
const previewPublished = async (ports: Needed, asked: Asked): Promise<Shown> => {
  const { challenge, round, after } = asked;
  const [standing, judges, kept] = await Promise.all([ports.standings.read(round.id), ports.judges.ofChallenge(challenge.id), keptOf(ports, round)]);
  const known = standing.entries.filter(({ code }) => code !== '').toSorted(byCode);
  const loads = new Map(standing.judges.map((judge) => [judge.judgeId, dueFrom(judge)]));
  const { shown, next } = pageOf(known, after);
  return {
    entryCount: known.length, pairCount: known.reduce((sum, { coming }) => sum + coming, 0), judges: loadsFrom(judges, (judgeId) => loads.get(judgeId) ?? 0),
    short: known.map(({ entryId, code, title, coming }) => ({ entryId, code, title, missing: round.reviewsPerEntry - coming })).filter(({ missing }) => missing > 0),
    dropped: [], design: kept.design, entries: await rowsPublished(ports, asked, judges, shown.map(({ entryId }) => entryId), kept), next, byHand: 0,
  };
};

/** The plan a page at a time, entries by code, with the load of every judge and whatever falls short. */
export const previewAssignments = async (ports: Needed, caller: Caller, challengeId: string, after: string | undefined) => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const { round, promised, areas } = await currentRound(ports, challenge);
  const large = await isLarge(ports, challenge.id);
  const preview = !large ? previewAtOnce : round.publishedBatch ? previewPublished : previewKept;
  const closesAt = entriesPhase(challenge)?.closesAt ?? '';
  return { round, promised, areas, published: round.publishedBatch !== undefined, closed: caller.at > closesAt, closesAt, ...(await preview(ports, { challenge, round, after })) };
};
