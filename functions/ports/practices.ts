import type { Deed } from '../domain/act.ts';
import type { Practice, PracticeScores } from '../domain/judging/practice/practice.ts';

/** The samples that judges score before the real entries, and what they gave. Nothing else reads them. */
export type Practices = {
  find(challengeId: string): Promise<Practice | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  save(practice: Practice, deed: Deed): Promise<void>;
  /** Of these samples, what one judge gave. */
  ofJudge(challengeId: string, judgeId: string, sampleIds: string[]): Promise<PracticeScores[]>;
  /** What every judge gave one sample, in no particular order. */
  ofSample(challengeId: string, sampleId: string): Promise<PracticeScores[]>;
  /** Once for each judge and sample; refuses `stale`. The first scores of a challenge come with the practice they begin, all or nothing. */
  score(scores: PracticeScores, deed: Deed, begins?: Practice): Promise<void>;
};
