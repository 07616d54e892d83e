import type { Act } from '../../domain/act.ts';
import { standingWaivers } from '../../domain/judging/progress/waiver.ts';
import { stateOf, type FurtherReviews } from '../../domain/judging/adaptive/further-reviews.ts';
import { giveFurther, proposeFurther, whyNoFurther } from '../../domain/judging/round/further.ts';
import { judgedRound, type JudgedRound } from '../../domain/judging/round/results.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { fitOf, keepJudged, keepPiece, readJudged, readPieces, removePieces } from './draw-pieces.ts';
import { readMendable, type Mendable } from './repair-assignments.ts';
import type { Progress } from './write-pages.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'draws' | 'furtherReviews' | 'judges' | 'evaluations' | 'entries' | 'teams' | 'beacon' | 'clock' | 'fileStore' | 'sha256'>;

/** Contests imagined to find the border: enough to part a half from a third. */
const drawsFor = (entries: number): number => (entries <= 2000 ? 500 : 200);

const mendableOf = async (ports: Needed, round: Round): Promise<Mendable> => {
  const mendable = await readMendable(ports, round);
  if (!mendable) throw new Error(`the draw of ${round.id} cannot be read`);
  return mendable;
};

const closedMeanwhile = 'Judging closed before they could be given.';

/** The marks so far, fixed for all steps; or why they say nothing yet. */
const begin = async (ports: Needed, round: Round, further: FurtherReviews): Promise<void> => {
  const [{ draw, now }, mending, waivers] = await Promise.all([mendableOf(ports, round), ports.draws.steps(round.id), ports.rounds.waivers(round.id)]);
  const evaluations = (await Promise.all(now.judges.map((judge) => ports.evaluations.ofJudge(round.id, judge.personId)))).flat();
  const judged = judgedRound(draw, mending, now, evaluations, ports.sha256);
  const refused = whyNoFurther(judged, draw, now, new Set(standingWaivers(waivers).map(({ entryId }) => entryId)));
  if (refused === undefined) await keepJudged(ports, further.run, judged);
  await ports.furtherReviews.save({ ...further, ...(refused === undefined ? { of: drawsFor(judged.entryIds.length) } : { refused }), version: further.version + 1 });
};

const finish = async (ports: Needed, round: Round, further: FurtherReviews, judged: JudgedRound): Promise<void> => {
  const [{ draw, now }, mending] = await Promise.all([mendableOf(ports, round), ports.draws.steps(round.id)]);
  const pieces = await Array.fromAsync(readPieces(ports, further.run, judged, further.of));
  const found = proposeFurther(judged, draw, mending, now, { fitted: fitOf(further.run, judged, ports.sha256), pieces, budget: further.asked }, ports.sha256);
  await ports.furtherReviews.save({ ...further, ...(typeof found === 'string' ? { refused: found } : { proposal: found }), version: further.version + 1 });
  await removePieces(ports, further.run, judged, further.of);
};

/** The round and what was asked of it, where this act is the one that asked last. */
const asked = async (ports: Needed, act: Pick<Act, 'about'>): Promise<{ round: Round; further: FurtherReviews } | undefined> => {
  const challenge = await ports.challenges.find(act.about);
  const round = challenge && (await storedRound(ports, challenge));
  const further = round && (await ports.furtherReviews.find(round.id));
  return further && { round, further };
};

const unlessStale = (error: unknown): void => {
  if (!(error instanceof Refusal && error.code === 'stale')) throw error;
};

/**
 * Works out where more reviews would decide most, a step at a time: the marks are fixed, contests are imagined a piece at a time, then the
 * reviews are allotted. A job that was killed goes on from its last piece. How likely an entry is to win is nowhere when it is done.
 */
export const proposeReviews = async (ports: Needed, act: Pick<Act, 'id' | 'about'>): Promise<Progress> => {
  const own = await asked(ports, act);
  if (!own || own.further.run !== act.id || stateOf(own.further) !== 'working') return undefined;
  const { round, further } = own;
  try {
    if (ports.clock.now() > round.closesAt) await ports.furtherReviews.save({ ...further, refused: closedMeanwhile, version: further.version + 1 });
    else if (further.of === 0) await begin(ports, round, further);
    else {
      const judged = await readJudged(ports, further.run);
      if (further.done < further.of) await ports.furtherReviews.save({ ...further, done: await keepPiece(ports, further.run, judged, further), version: further.version + 1 });
      else await finish(ports, round, further, judged);
    }
  } catch (error) {
    unlessStale(error);
  }
  return 'unfinished';
};

/** Notes in the draw that these entries are to have more reviews; the repair that follows gives them to judges with room, and takes nothing from anybody. */
export const addReviews = async (ports: Needed, act: Pick<Act, 'about'>): Promise<Progress> => {
  const own = await asked(ports, act);
  if (!own || stateOf(own.further) !== 'publishing') return undefined;
  const { round, further } = own;
  const at = ports.clock.now();
  const [{ draw, now }, before] = await Promise.all([mendableOf(ports, round), ports.draws.steps(round.id)]);
  try {
    const { mending, given } = giveFurther(draw, before, now, further.proposal!.more, ports.sha256);
    if (at > round.closesAt) await ports.furtherReviews.save({ ...further, refused: closedMeanwhile, version: further.version + 1 });
    else if (given.length === 0) await ports.furtherReviews.save({ ...further, refused: 'Nobody has room for them any more. Ask again.', version: further.version + 1 });
    else await ports.furtherReviews.give({ ...further, given: { at, reviews: given.length, entries: new Set(given.map(({ entryId }) => entryId)).size }, version: further.version + 1 }, { roundId: round.id, ...mending, version: before.version + 1 });
  } catch (error) {
    unlessStale(error);
    return 'unfinished';
  }
  return undefined;
};
