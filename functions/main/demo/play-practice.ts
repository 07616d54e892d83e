import type { Challenge } from '../../domain/call/challenge.ts';
import { writeSamples } from '../../use-cases/agency/judging/write-samples.ts';
import { scoreSample } from '../../use-cases/judge/practice-samples.ts';
import { mara } from './cast.ts';
import { criteria } from './play-judging.ts';
import type { Play } from './play-call.ts';
import { practiced, samples } from './samples.ts';

/** The manager writes the samples before judging opens; most of the panel scores them, and some stop half-way. */
export const practice = async ({ ports, company, calendar }: Play, challenge: Challenge, { written, scored }: { written: number; scored: number }): Promise<void> => {
  const stored = await writeSamples(ports, await company.as(mara, calendar.at(written)), { challengeId: challenge.id, samples, first: false, version: 0 });
  for (const [n, { judge, marks, comment }] of practiced.entries()) {
    const caller = await company.as(judge, calendar.at(scored, n * 47));
    for (const [i, given] of marks.entries()) {
      const sample = stored.samples[i]!;
      const comments: Record<string, string> = i > 0 && comment ? { 'right-tool': comment } : {};
      await scoreSample(ports, caller, { challengeId: challenge.id, sampleId: sample.id, marks: Object.fromEntries(criteria.map((criterion, at) => [criterion, given![at]!])), comments, version: sample.n });
    }
  }
};
