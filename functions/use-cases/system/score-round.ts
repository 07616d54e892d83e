import type { Act } from '../../domain/act.ts';
import { writeCsv } from '../../domain/words/csv.ts';
import { makeBundle, withDemoDay } from '../../domain/judging/bundle/make-bundle.ts';
import { longMarks } from '../../domain/judging/evaluation/long-marks.ts';
import { isWorking, type Scoring } from '../../domain/judging/result/result.ts';
import { judgedRound, plannedDraws, scoresFrom, workedOut, type JudgedRound } from '../../domain/judging/round/results.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { keepRecord } from '../decision-record.ts';
import { resultFiles } from '../result-files.ts';
import { keepJudged, keepPiece, readJudged, readPieces, removePieces } from './draw-pieces.ts';
import { dayFor, fileDemoDay, keepFiles } from './file-demo-day.ts';
import { readMendable } from './repair-assignments.ts';
import type { Progress } from './write-pages.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'draws' | 'results' | 'overrides' | 'furtherReviews' | 'deliberations' | 'demoDays' | 'judges' | 'evaluations' | 'entries' | 'teams' | 'beacon' | 'clock' | 'fileStore' | 'sha256'>;

/** Everything the result follows from, fixed once for the run, so that every step of it computes the same. */
const begin = async (ports: Needed, round: Round, act: Pick<Act, 'id' | 'at'>, before: Scoring | undefined): Promise<void> => {
  const [mendable, mending] = await Promise.all([readMendable(ports, round), ports.draws.steps(round.id)]);
  if (!mendable) throw new Error(`the draw of ${round.id} cannot be read`);
  const { draw, now } = mendable;
  const evaluations = (await Promise.all(now.judges.map((judge) => ports.evaluations.ofJudge(round.id, judge.personId)))).flat();
  const judged = judgedRound(draw, mending, now, evaluations, ports.sha256);
  await keepJudged(ports, act.id, judged);
  await ports.results.saveScoring({ ...before, roundId: round.id, challengeId: round.challengeId, run: act.id, at: act.at, done: 0, of: plannedDraws(judged), version: (before?.version ?? 0) + 1 });
};

const nextPiece = async (ports: Needed, scoring: Scoring, judged: JudgedRound): Promise<void> => {
  await ports.results.saveScoring({ ...scoring, done: await keepPiece(ports, scoring.run, judged, scoring), version: scoring.version + 1 });
};

const finish = async (ports: Needed, scoring: Scoring, judged: JudgedRound): Promise<void> => {
  const { run, roundId, challengeId } = scoring;
  const found = scoresFrom(judged, await Array.fromAsync(readPieces(ports, run, judged, scoring.of)), ports.sha256);
  const bundle = makeBundle(judged.judged, ports.sha256, found);
  const day = await dayFor(ports, { challengeId, run });
  const told = await keepFiles(ports, run, day ? withDemoDay(bundle, day, ports.sha256) : bundle);
  await ports.fileStore.keep(resultFiles(run).marks, new TextEncoder().encode(writeCsv(longMarks(judged))), 'text/csv');
  await ports.results.keep(roundId, run, workedOut(judged, found, told));
  await ports.results.saveScoring({ ...scoring, ready: run, readyAt: ports.clock.now(), version: scoring.version + 1 });
  await removePieces(ports, run, judged, scoring.of);
};

/**
 * Works out the results of a closed round, a step at a time: what was given is fixed, contests are imagined a piece at a time, then all of
 * it becomes readable at once. A job that was killed goes on from its last piece; of two runs the later one counts. Safe to repeat.
 */
export const scoreRound = async (ports: Needed, act: Pick<Act, 'id' | 'at' | 'about'>): Promise<Progress> => {
  const challenge = await ports.challenges.find(act.about);
  const round = challenge && (await storedRound(ports, challenge));
  if (!challenge || !round?.publishedBatch || ports.clock.now() < round.closesAt) return undefined;
  const scoring = await ports.results.scoring(round.id);
  if (scoring && scoring.run !== act.id && scoring.at >= act.at) return undefined;
  if (scoring?.run === act.id && !isWorking(scoring)) {
    await fileDemoDay(ports, round);
    // Worked out only after the agency published: what the public reads is still to be written.
    if (challenge.resultsAt && !(await ports.results.published(round.id))) await keepRecord(ports, round);
    return undefined;
  }
  try {
    if (scoring?.run !== act.id) await begin(ports, round, act, scoring);
    else {
      const judged = await readJudged(ports, act.id);
      if (scoring.done < scoring.of) await nextPiece(ports, scoring, judged);
      else await finish(ports, scoring, judged);
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
  }
  return 'unfinished';
};
