import { canonical } from '../../domain/words/canonical.ts';
import { drawPiece, fitRound, piecesOf, type JudgedRound } from '../../domain/judging/round/results.ts';
import type { FittedContest } from '../../domain/judging/scores/contest-scores.ts';
import { bytesOfDraws, drawsFromBytes } from '../../domain/judging/scores/fit/draws-bytes.ts';
import type { Draws } from '../../domain/judging/scores/fit/posterior-draws.ts';
import type { Ports } from '../../ports/ports.ts';
import { resultFiles } from '../result-files.ts';

type Needed = Pick<Ports, 'fileStore' | 'sha256'>;

/** What a run begins with, kept so that every step of it computes the same. */
export const keepJudged = async ({ fileStore }: Needed, run: string, judged: JudgedRound): Promise<void> =>
  fileStore.keep(resultFiles(run).judged, new TextEncoder().encode(canonical(judged)), 'application/json');

export const readJudged = async ({ fileStore }: Needed, run: string): Promise<JudgedRound> => {
  const bytes = await fileStore.read(resultFiles(run).judged);
  if (!bytes) throw new Error(`what run ${run} began with cannot be read`);
  return JSON.parse(new TextDecoder().decode(bytes)) as JudgedRound;
};

/** The last fit: a job draws many pieces in turn, and each would fit the same again. */
let fitted: { run: string; fit: FittedContest } | undefined;
export const fitOf = (run: string, judged: JudgedRound, sha256: Ports['sha256']): FittedContest => {
  if (fitted?.run !== run) fitted = { run, fit: fitRound(judged, sha256) };
  return fitted.fit;
};

/** Imagines the contests of the piece that begins at `done`; answers how many there are then. */
export const keepPiece = async (ports: Needed, run: string, judged: JudgedRound, { done, of }: { done: number; of: number }): Promise<number> => {
  const piece = piecesOf(judged, of).find(({ from }) => from === done)!;
  const draws = drawPiece(judged, fitOf(run, judged, ports.sha256), piece, ports.sha256);
  await ports.fileStore.keep(resultFiles(run).piece(piece.from), bytesOfDraws(draws), 'application/octet-stream');
  return done + piece.count;
};

/** The pieces in turn, so that no more than one need be held. */
export const readPieces = async function* ({ fileStore }: Needed, run: string, judged: JudgedRound, of: number): AsyncGenerator<Draws> {
  for (const { from } of piecesOf(judged, of)) yield drawsFromBytes((await fileStore.read(resultFiles(run).piece(from)))!);
};

/** Nothing of a run stays but what it left to be read. */
export const removePieces = async ({ fileStore }: Needed, run: string, judged: JudgedRound, of: number): Promise<void> => {
  const files = resultFiles(run);
  for (const key of [files.judged, ...piecesOf(judged, of).map(({ from }) => files.piece(from))]) await fileStore.remove(key);
};
