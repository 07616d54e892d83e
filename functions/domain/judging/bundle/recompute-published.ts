import type { Sha256 } from '../../words/canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { commitmentTo, seedOfScores } from '../numbers/committed-seed.ts';
import { leastOpenPanel, publishedDayMismatches } from './bundle-demo-day.ts';
import { engineVersion } from './bundle-form.ts';
import { computeResults } from './bundle-results.ts';
import { digestOf } from './make-bundle.ts';
import { PublishedBundle, publishedText } from './published-bundle.ts';
import { attempt, of, resultMismatches, verdict, type Begin, type Difference, type Mismatch, type Part, type Recomputed } from './recompute-parts.ts';

/** The parts that a published file has; of a small panel there are no marks to score again, and no comparisons. */
export const publishedParts = ({ scores, demoDay }: Pick<PublishedBundle, 'scores' | 'demoDay'>): Part[] =>
  ['form', 'digest', 'seed', ...(scores ? (['scores', 'places'] as const) : []), ...(demoDay?.comparisons ? (['demoDay'] as const) : [])];

const shapeDifferences = ({ format, panel, judges, scores, demoDay }: PublishedBundle): Difference[] => {
  if ((format === 'laurel-judging-sealed/3') !== (demoDay !== undefined)) return [{ where: 'format', why: 'A demo day is in the third form, and in no other.' }];
  if ((judges === undefined) !== (scores === undefined)) return [{ where: judges ? 'scores' : 'judges', why: 'Judges and scores are in the file together, or neither is.' }];
  if ((judges !== undefined) !== (panel >= leastOpenPanel)) return [{ where: 'scores', why: `Scores are in the file from ${leastOpenPanel} judges on, and not before.` }];
  return judges && judges.length !== panel ? [{ where: 'judges', why: 'There are not as many judges as the file says.' }] : [];
};

const seedDifferences = ({ engine, seed: { commitment, secret } }: PublishedBundle, sha256: Sha256): Difference[] => {
  if (engine !== engineVersion) return [{ where: 'engine', why: 'Another version of the engine made this file; use that version.', told: engine, found: engineVersion }];
  const found = commitmentTo(sha256, secret);
  return found === commitment ? [] : [{ where: 'seed.secret', why: 'The secret is not the one that was committed to.', told: commitment, found }];
};

const strayScores = ({ scores = [], judges = [], entries }: PublishedBundle): Difference[] =>
  scores.flatMap(({ entry, judge }, at) => (entry < entries.length && judge < judges.length ? [] : [{ where: `scores.${at}`, why: 'The score names an entry or a judge that is not in the file.' }]));

/** Scores and places, where the marks are in the file. `whole`: nothing of it was refused half-way. */
const scoresAgain = (published: PublishedBundle, sha256: Sha256, begin: Begin): { found: Mismatch[]; whole: boolean } => {
  const { rules, entries, judges, scores, results, seed } = published;
  if (!judges || !scores) return { found: [], whole: true };
  begin('scores');
  const inputs = { entries: entries.map((id) => ({ id })), judges: judges.map((id) => ({ id })) };
  const { value, refused } = attempt(() => computeResults({ inputs, rules, scores }, streamsOf(sha256, seedOfScores(sha256, seed.secret))), 'scores');
  return { whole: value !== undefined, found: [...of('scores', [...strayScores(published), ...refused]), ...(value ? resultMismatches(results, value) : [])] };
};

/** Computes a published file again from its text: digest, commitment, and every score and place where the marks are in it, and the order of a demo day where its comparisons are. Never throws for what a stranger may have put into the text. */
export const recomputePublished = (text: string, json: unknown, sha256: Sha256, begin: Begin = () => undefined): Recomputed => {
  const parsed = PublishedBundle.safeParse(json);
  if (!parsed.success) return verdict(of('form', parsed.error.issues.map(({ path, message }) => ({ where: path.map(String).join('.'), why: message }))), ['form']);
  const published = parsed.data;
  begin('seed');
  const digest = digestOf(sha256, published);
  const whole = [
    ...of('digest', digest === published.digest ? [] : [{ where: 'digest', why: 'Something in the file was changed after it was made.', told: published.digest, found: digest }]),
    ...of('form', publishedText(published) === text ? [] : [{ where: '', why: 'The text is not the canonical text of this result.' }]),
  ];
  const before = [...of('form', shapeDifferences(published)), ...of('seed', seedDifferences(published, sha256))];
  if (before.length > 0) return verdict([...whole, ...before], ['form', 'digest', 'seed']);
  const scored = scoresAgain(published, sha256, begin);
  if (published.demoDay?.comparisons) begin('demoDay');
  const compared = published.demoDay ? publishedDayMismatches(published.demoDay, sha256) : [];
  return verdict([...whole, ...scored.found, ...compared], publishedParts(published).filter((part) => part !== 'places' || scored.whole));
};
