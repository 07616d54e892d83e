import type { Challenge } from '../domain/call/challenge.ts';
import type { Criterion } from '../domain/call/rubric.ts';
import type { Practice } from '../domain/judging/practice/practice.ts';
import type { Ports } from '../ports/ports.ts';

/** The published rubric; once the first sample is scored, as it was then, so that all judges answer the same. */
export const practiceCriteria = async (ports: Pick<Ports, 'challenges'>, challenge: Challenge, practice: Pick<Practice, 'begun'>): Promise<Criterion[]> =>
  (await ports.challenges.rules(challenge.id, practice.begun?.rulesVersion ?? challenge.rulesVersion))?.sections.judging.criteria ?? [];
