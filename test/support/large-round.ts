import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { fullText } from '../../functions/domain/judging/bundle/full-file.ts';
import { makeBundle } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { streamsOf } from '../../functions/domain/judging/numbers/chance.ts';
import { proposeFrom } from '../../functions/domain/judging/round/draw.ts';
import { largeField } from './large-field.ts';
import { peakMemory } from './peak-memory.ts';

/** A process of its own, so that its memory is nobody else's: draws a round, then scores it and makes the file of its result if asked to. */
const [entries, judges, reviews, scored] = process.argv.slice(2).map(Number) as [number, number, number, number?];
const draw = largeField({ entries, judges, reviews });
const { inputs, drawn: { assignment }, at } = proposeFrom(draw, sha256);
const drawnAt = peakMemory();
const chance = streamsOf(sha256, 'marks')('marks');
const made = !scored ? undefined : makeBundle({
  contest: draw.challengeId, rules: draw.rules, inputs, steps: [], commitment: draw.commitment, secret: draw.secret,
  scores: at.map(([entry, judge], n) => ({ entry, judge, order: 1 + (n % 20), marks: draw.rules.criteria.map(({ low, high }) => low + chance.below(high - low + 1)) })),
}, sha256);
console.log(JSON.stringify({
  drawn: drawnAt, filed: made && fullText({ bundle: made, salt: '5a'.repeat(32) }).length > 0 ? peakMemory() : undefined, pairs: inputs.candidates.reduce((sum, own) => sum + own.length, 0),
  missing: assignment.missing.reduce((a, b) => a + b, 0), below: assignment.below.reduce((a, b) => a + b, 0), experts: assignment.service.expertsMissing, links: assignment.service.linksMissing,
}));
