import * as z from 'zod';
import { judgingPhase, stageOf, type Challenge } from '../../call/challenge.ts';
import { idOf } from '../../id.ts';

/** A made-up entry that all judges score before the real ones: never an entry of the contest, so it has no code and no team. */
export const Sample = z.object({
  id: idOf('sample'),
  title: z.string(),
  /** Markdown. */
  text: z.string(),
  /** Moves with its words, so that nobody scores what they did not read. */
  n: z.number().int(),
});
export type Sample = z.infer<typeof Sample>;

export const mostSamples = 3;

export const Practice = z.object({
  challengeId: idOf('challenge'),
  samples: z.array(Sample).max(mostSamples),
  /** A judge's own entries wait until every sample is scored. */
  first: z.boolean(),
  /** With the first scores the samples stand as they are, and so does the rubric they are scored by. */
  begun: z.object({ at: z.iso.datetime(), rulesVersion: z.number().int() }).optional(),
  version: z.number().int(),
});
export type Practice = z.infer<typeof Practice>;

/** One judge on one sample, written once: who has seen how others scored it has nothing left to practice on. It enters no result. */
export const PracticeScores = z.object({
  challengeId: idOf('challenge'),
  sampleId: idOf('sample'),
  judgeId: idOf('person'),
  marks: z.record(z.string(), z.number().int()),
  comments: z.record(z.string(), z.string()),
  savedAt: z.iso.datetime(),
});
export type PracticeScores = z.infer<typeof PracticeScores>;

export const noPractice = (challengeId: string): Practice => ({ challengeId, samples: [], first: false, version: 0 });

/** Why the samples can no longer be changed. */
export const samplesStand = (practice: Practice, challenge: Challenge, at: string): string | undefined => {
  if (challenge.discarded) return 'This draft was discarded. Restore it first.';
  if (stageOf(challenge, at) === 'cancelled') return 'This challenge was cancelled, so there is nothing left to practice for.';
  if (practice.begun) return 'A judge has scored a sample, so the samples stay as they are.';
  const opensAt = judgingPhase(challenge)?.opensAt;
  return opensAt !== undefined && at >= opensAt ? 'Judging has opened, so the samples stay as they are.' : undefined;
};

/** Practice ends with the judging. */
export const isPracticing = (challenge: Challenge, at: string): boolean => ['upcoming', 'open', 'closed', 'judging'].includes(stageOf(challenge, at));
