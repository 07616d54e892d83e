import * as z from 'zod';
import { idOf } from '../../id.ts';

const count = z.number().int();

/** Where the table of a round's scores stands, which its agency downloads. Lines are laid out a piece at a time; `file` is the table as it was put together last. */
export const ScoreTable = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), run: z.string(), /** Lines laid out so far, and all there will be. */ done: count, of: count,
  file: z.string().optional(), /** The one before, so that a link given a moment ago still leads somewhere. */ earlier: z.string().optional(), at: z.iso.datetime().optional(),
  decidedAt: z.iso.datetime().optional(), /** How often the chair had moved entries by then. */ moves: count.default(0), /** Acts whose outcome is in it. */ covers: z.array(z.string()).default([]), version: count,
});
export type ScoreTable = z.infer<typeof ScoreTable>;

export const movesIn = (overrides: { version: number }[]): number => overrides.reduce((sum, { version }) => sum + version, 0);

/** Is the table what the round is now? One from before the decisions, or before the chair moved an entry, is never handed out. */
export const isCurrent = (table: ScoreTable | undefined, now: { run: string | undefined; decidedAt?: string | undefined; moves: number }): table is ScoreTable & { file: string; at: string } =>
  table?.file !== undefined && table.run === now.run && table.decidedAt === now.decidedAt && table.moves === now.moves;
