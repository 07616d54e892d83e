import * as z from 'zod';
import { canonical, type Sha256 } from '../../words/canonical.ts';
import { grownInputs } from './bundle-assignment.ts';
import { leastOpenPanel, publishDay } from './bundle-demo-day.ts';
import { Bundle, engineVersion, Marked } from './bundle-form.ts';
import { judgesById, type Scored } from './bundle-results.ts';
import { PublishedDay } from './demo-day-form.ts';
import { digestOf } from './make-bundle.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');

/**
 * What is published of every panel. Who could read what is never in it: what is missing there would show who was in conflict with whom.
 * Nor is the seed of the draw, nor the hash of its inputs, which leads to it. `full` is the salted hash of the whole bundle, which auditors
 * get together with the salt. `judges` and `scores` are there when enough judges scored: made-up ids, in their own order.
 */
export const PublishedBundle = z.strictObject({
  /** The third form holds a demo day; a result without one is written in the second. */
  format: z.enum(['laurel-judging-sealed/2', 'laurel-judging-sealed/3']),
  engine: z.string(), contest: z.string(), rules: Bundle.shape.rules, seed: z.strictObject({ commitment: hash, secret: hash }),
  entries: z.array(z.string()), panel: z.int().min(0), judges: z.array(z.string()).optional(), scores: z.array(Marked).optional(), results: Bundle.shape.results, demoDay: PublishedDay.optional(),
  full: hash, digest: hash,
});
export type PublishedBundle = z.infer<typeof PublishedBundle>;

const givenIn = ({ inputs, assignment, rules, scores }: Bundle): Scored => ({ inputs: grownInputs(inputs, assignment.steps), rules, scores });

/** Scores by the judges who gave them, in the order of their ids; whoever gave none is not there. */
const openScores = (given: Scored): Required<Pick<PublishedBundle, 'judges' | 'scores'>> => {
  const scored = new Set(given.scores.map(({ judge }) => judge));
  const kept = judgesById(given).filter((judge) => scored.has(judge));
  const place = new Map(kept.map((judge, at) => [judge, at]));
  const scores = given.scores.map(({ entry, judge, marks, order }) => ({ entry, judge: place.get(judge) ?? judge, marks, ...(given.rules.drift ? { order } : {}) }));
  return { judges: kept.map((judge) => given.inputs.judges[judge]!.id), scores: scores.toSorted((a, b) => a.entry - b.entry || a.judge - b.judge) };
};

/** What would point at single judges where they are few. */
const ofFew = (results: PublishedBundle['results']): PublishedBundle['results'] => ({ ...results, entries: results.entries.map((entry) => ({ ...entry, judgeMix: 0, withoutOneJudge: undefined })) });

const sealOf = (sha256: Sha256, bundle: Bundle, salt: string): string => sha256(`laurel sealed bundle 2\n${salt}\n${canonical(bundle)}`);

/** `salt`: 64 random hexadecimal digits, kept with the full bundle. Whether marks are shown hangs on how many judges scored, which everybody reads anyway. */
export const publishBundle = (bundle: Bundle, salt: string, sha256: Sha256): PublishedBundle => {
  const { contest, rules, seed: { commitment, secret }, inputs, results, demoDay } = bundle;
  const { judges, scores } = openScores(givenIn(bundle));
  const open = judges.length >= leastOpenPanel;
  const published: PublishedBundle = {
    format: demoDay ? 'laurel-judging-sealed/3' : 'laurel-judging-sealed/2', engine: engineVersion, contest, rules, seed: { commitment, secret }, entries: inputs.entries.map(({ id }) => id), panel: judges.length,
    ...(open ? { judges, scores, results } : { results: ofFew(results) }), ...(demoDay ? { demoDay: publishDay(demoDay) } : {}), full: sealOf(sha256, bundle, salt), digest: '',
  };
  return { ...published, digest: digestOf(sha256, published) };
};

/** The text that is published: canonical JSON, one line. */
export const publishedText = (published: PublishedBundle): string => `${canonical(published)}\n`;
