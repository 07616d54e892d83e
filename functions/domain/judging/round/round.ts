import * as z from 'zod';
import { idOf } from '../../id.ts';

/** What one judge is to read, where that is not what every judge is. */
export const JudgeLimit = z.object({ judgeId: idOf('person'), least: z.number().int().optional(), most: z.number().int().optional() });
export type JudgeLimit = z.infer<typeof JudgeLimit>;
/** A round is read whole at every save of a score, so it stays small. */
export const mostLimits = 100;

/** One judging pass in a phase. */
export const Round = z.object({
  id: idOf('round'),
  challengeId: idOf('challenge'),
  phaseId: z.string(),
  rulesVersion: z.number().int(),
  blind: z.boolean(),
  /** Judges read an entry only once the agency has looked through it. */
  anonymized: z.boolean().default(false),
  othersVisible: z.enum(['never', 'after-own']),
  reviewsPerEntry: z.number().int(),
  mostPerJudge: z.number().int(),
  /** What a judge reads at the least, as far as there is enough to read. */
  leastPerJudge: z.number().int().default(0),
  /** Judges with limits of their own. */
  limits: z.array(JudgeLimit).default([]),
  /** How many reviews of an entry come from judges of its own area, as far as there are such judges. */
  expertsPerEntry: z.number().int().default(0),
  /** Half of up to twice as many pairs is drawn by lot; otherwise the best match is taken as it is. */
  byLot: z.boolean().default(true),
  quorum: z.number().int(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** Draws of this round begun anew; each has a secret of its own. */
  draws: z.number().int().default(0),
  /** Different proposals for the same entries that could be read before one was published, that one among them; 0 where they were not counted yet. */
  proposals: z.number().int().default(0),
  /** Hash of the secret of the draw: told before the draw, kept until the secret is revealed with the results. */
  commitment: z.string().default(''),
  /** Moves once, when a whole batch of assignments has been written: that is what makes them visible. */
  publishedBatch: z.string().optional(),
  /** While a job writes the batch: how many of its pairs stand. Nothing of them can be seen until all do. */
  publishing: z.object({ batch: z.string(), done: z.number().int(), of: z.number().int(), /** The run of a job that drew it. */ run: z.string().optional() }).optional(),
  publishedAt: z.iso.datetime().optional(),
  /** Moves once: what was staged becomes what the teams read. */
  decidedAt: z.iso.datetime().optional(),
  /** Each team reads the marks of its own entry with the decision; absent in decisions of an earlier time, when none did. */
  marksToTeams: z.boolean().optional(),
  /** Why the decisions go without results that were worked out: these never came. Published in their place. */
  unworked: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string().max(600) }).optional(),
  /** While a job checks and applies the decisions, which were asked for by this act; or why it did not. */
  applying: z.object({ act: z.string(), refused: z.string().optional() }).optional(),
  entryCount: z.number().int().default(0),
  judgeCount: z.number().int().default(0),
  version: z.number().int(),
});
export type Round = z.infer<typeof Round>;

/** The most one judge reads, and the least as far as there is enough: their own, or what holds for everybody. */
export const limitsOf = ({ limits, leastPerJudge, mostPerJudge }: Pick<Round, 'limits' | 'leastPerJudge' | 'mostPerJudge'>, judgeId: string): { least: number; most: number } => {
  const own = limits.find((one) => one.judgeId === judgeId);
  const most = own?.most ?? mostPerJudge;
  return { most, least: Math.min(own?.least ?? leastPerJudge, most) };
};
