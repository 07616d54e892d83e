import type { Act } from '../../domain/act.ts';
import { keptProposal, type RoundDraw } from '../../domain/judging/round/draw.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { sentEntries } from '../agency/assigning/judging-field.ts';
import { firstEvaluation, mostAtOnce, publishedFrom, rootOfSeats, seatsFrom } from '../agency/assigning/publish-assignments.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { readPlan } from '../plan-files.ts';
import type { Progress } from './write-pages.ts';

type Needed = Pick<Ports, 'rounds' | 'draws' | 'evaluations' | 'entries' | 'clock' | 'fileStore'> & Recorder;
type Cause = Pick<Act, 'about' | 'by' | 'refs'>;
type Writing = { batch: string; draw: Pick<RoundDraw, 'panel' | 'secret'>; seats: ReturnType<typeof seatsFrom>; entries: Map<string, Awaited<ReturnType<typeof sentEntries>>[number]> };

/** What the batch is drawn from: kept by the request, or now, from the proposal of a job. */
const drawOf = async (ports: Needed, round: Round, batch: string): Promise<RoundDraw> => {
  const kept = await ports.draws.find(round.id, batch);
  const run = round.publishing?.run;
  if (kept) return kept;
  if (!run) throw new Error(`the draw of ${round.id} cannot be read`);
  const { draw, drawn, told } = await readPlan(ports, run);
  const found: RoundDraw = { ...draw, batch, drawn, told };
  await ports.draws.keep(found);
  return found;
};

/** The last batch: a job writes many pieces of it in turn, and each would work out the same again. */
let known: Writing | undefined;
const writingOf = async (ports: Needed, round: Round, batch: string): Promise<Writing> => {
  if (known?.batch === batch) return known;
  const [draw, entries] = await Promise.all([drawOf(ports, round, batch), sentEntries(ports, round.challengeId)]);
  known = { batch, draw, seats: seatsFrom(keptProposal(draw, ports.sha256)), entries: new Map(entries.map((entry) => [entry.id, entry])) };
  return known;
};

const nextPiece = async (ports: Needed, round: Round, { batch, seats, entries }: Writing): Promise<void> => {
  const { done, of, run } = round.publishing!;
  const piece = seats.slice(done, done + mostAtOnce);
  // An entry that was withdrawn meanwhile is given to nobody.
  await ports.evaluations.assign(piece.flatMap(({ judgeId, entryId, order }) => {
    const entry = entries.get(entryId);
    return entry ? [firstEvaluation(round, batch, judgeId, entry, order)] : [];
  }));
  await ports.rounds.claim({ ...round, publishing: { batch, done: done + piece.length, of, run }, version: round.version + 1 });
};

const show = async (ports: Needed, { about, by }: Cause, round: Round, { batch, draw, seats, entries }: Writing): Promise<void> => {
  const at = ports.clock.now();
  const { next, refs } = publishedFrom(round, batch, at, { entries: entries.size, judges: new Set(seats.map(({ judgeId }) => judgeId)).size, pairs: seats.length });
  const deed = { id: ports.chance.id('act'), kind: 'assignments.published', about, by, at, refs } as const;
  await ports.rounds.save(next, onRecord(ports, deed, { round: next, pairs: seats.length, root: rootOfSeats(ports, draw, seats) }));
};

/**
 * Writes the pairs of a large round a piece at a time, under a batch that nobody sees, then shows all of them at once. A job that was
 * killed goes on from its last piece; of two at once one goes on. Safe to repeat.
 */
export const writeAssignments = async (ports: Needed, act: Cause): Promise<Progress> => {
  const round = await ports.rounds.current(act.about);
  if (!round?.publishing || round.publishing.batch !== act.refs['batch']) return undefined;
  const { batch, done, of } = round.publishing;
  try {
    const writing = await writingOf(ports, round, batch);
    if (done < of) await nextPiece(ports, round, writing);
    else await show(ports, act, round, writing);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
  }
  return 'unfinished';
};
