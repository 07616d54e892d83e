import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import { engineVersion } from '../../../functions/domain/judging/bundle/bundle-form.ts';
import { makeBundle } from '../../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../../functions/domain/judging/bundle/published-bundle.ts';
import { formatVerifierKey } from '../../../functions/domain/record/note/verifier-key.ts';
import { closingOf } from '../../../functions/domain/record/story/entries-root.ts';
import { formatReveal } from '../../../functions/domain/record/story/reveal-bundle.ts';
import { canonical } from '../../../functions/domain/words/canonical.ts';
import { judgedContest } from '../../domain/judging/bundle/judged.ts';
import { testKey } from '../keys.ts';
import { ch, entryLeaves, indexOf, shown, type Step, type Written } from './told-log.ts';

export const round = 'rnd_1';
const hash = sha256('a document');
const judged = judgedContest(sha256);
const bundle = makeBundle(judged, sha256);
const published = publishBundle({ ...bundle, contest: ch }, '5a'.repeat(32), sha256);
/** The same scores, but two judges traded what they gave one entry: every entry has the marks it had. */
export const tradedText = ((): string => {
  const scores = judged.scores;
  const apart = (a: number, b: number) => scores[a]!.entry === scores[b]!.entry && scores[a]!.marks.join() !== scores[b]!.marks.join();
  const a = scores.findIndex((_, i) => scores.some((__, j) => j > i && apart(i, j)));
  const b = scores.findIndex((_, j) => j > a && apart(a, j));
  const traded = scores.with(a, { ...scores[a]!, marks: scores[b]!.marks }).with(b, { ...scores[b]!, marks: scores[a]!.marks });
  return publishedText(publishBundle({ ...makeBundle({ ...judged, scores: traded }, sha256), contest: ch }, '5a'.repeat(32), sha256));
})();
export const resultText = publishedText(published);
const [best] = published.results.entries.toSorted((a, b) => a.place - b.place);
export const winner = published.entries[best!.entry]!;
export const recordText = canonical({ departures: [] });

export const closes = '2027-01-20T22:00:00.000Z';
export const rulesPub = { version: 1, document: hash, closes: '2027-01-15T22:00:00.000Z', zone: 'America/New_York', method: engineVersion, awards: 3, criteria: bundle.rules.criteria.map(({ id, weight }) => ({ id, weight })) };
export const amendedPub = { ...rulesPub, version: 2, closes, reason: 'extended', notice: hash };
/** What the record calls an entry, of the code it is judged under. */
export const nameOf = (code: string): string => `N-${code}`;
const team = { entrant: 'p_team', manifest: hash, receipt: 'R-1', members: 2, late: false };
const judgeOf = (judge: number): string => `p_${bundle.inputs.judges[judge]!.id}`;
const scoreOf = (judge: string, entry: string, marks: number[]) =>
  ({ judge, entry, version: 1, composite: '50', words: hash, marks: Object.fromEntries(bundle.rules.criteria.map(({ id }, c) => [id, marks[c]!])) });
/** Days after entries close. */
const later = (day: number, minute: number): string => new Date(Date.UTC(2027, 0, 20 + day, 12, minute)).toISOString();
const testVkey = (name: string): string => formatVerifierKey(testKey(name).key);
export const logName = 'log.example.gov/record';

const scored = bundle.scores.map(({ entry, judge, marks }, i) => ({ as: `score ${i}`, judge: judgeOf(judge), entry: bundle.inputs.entries[entry]!.id, marks }));
export const firstScore = scored[0]!;
/** A pair that was never scored, to step back from. */
const [unread] = bundle.inputs.entries.filter(({ id }) => !scored.some((one) => one.judge === judgeOf(0) && one.entry === id));
export const recusedPair = { judge: judgeOf(0), entry: unread!.id };
export const score = (as: string, of: { judge: string; entry: string }, more: Partial<Step> = {}): Step => ({ as, kind: 'score.committed', pub: { round }, sealed: scoreOf(of.judge, of.entry, [3, 5]), at: later(2, 40), ...more });
/** Somebody else's pair, which is scored and taken back. */
const [other] = bundle.inputs.entries.filter(({ id }) => !scored.some((one) => one.judge === judgeOf(1) && one.entry === id));
export const abstainedPair = { judge: judgeOf(1), entry: other!.id };

/** What no correction replaced. */
const left = ({ steps }: Written): Step[] => {
  const scores = steps.filter(({ kind }) => kind === 'score.committed' || kind === 'score.corrected');
  const replaced = new Set(scores.flatMap(({ refs = [] }) => refs));
  return scores.filter(({ as }) => !replaced.has(as));
};
export type Leaves = { index: number; disclosures: string[] }[];
const ofEntries = /^entry\.(received|replaced|withdrawn)$/;
/** The last leaf of each entry that stands, with its code. */
export const codesOf = (log: Written): Leaves => {
  const leaves = log.steps.filter(({ kind, as, pub }) => ofEntries.test(kind) && log.places.has(as) && pub !== undefined);
  const last = new Map(leaves.map((step) => [(step.pub as { entry: string }).entry, step]));
  return [...last.values()].filter(({ kind }) => kind !== 'entry.withdrawn').map(({ as }) => ({ index: indexOf(log, as), disclosures: shown(log, as, /^code$/) }));
};
/** The public bundle: every score that was not replaced, what was taken back without a word. */
export const revealOf = (log: Written, change: (leaves: Leaves) => Leaves = (same) => same): Uint8Array =>
  formatReveal({ challenge: ch, round, audience: 'public', shows: 'marks', leaves: [...codesOf(log), ...change(left(log).filter(({ as }) => log.places.has(as)).map(({ as }) => ({ index: indexOf(log, as), disclosures: as === 'taken back' ? [] : shown(log, as, /^(judge|entry|version|marks\..*)$/) })))] });
/** What a panel of a few has: which leaves there are. */
export const commitmentsOf = (log: Written, change: (leaves: Leaves) => Leaves = (same) => same): Uint8Array => formatReveal({ challenge: ch, round, audience: 'public', shows: 'commitments', leaves: [...codesOf(log), ...change(left(log).map(({ as }) => ({ index: indexOf(log, as), disclosures: [] })))] });
/** For auditors: gates, recusals and abstentions too. */
export const auditOf = (log: Written, change: (leaves: Leaves) => Leaves = (same) => same): Uint8Array =>
  formatReveal({ challenge: ch, round, audience: 'auditors', shows: 'marks', leaves: change(log.steps.filter(({ kind, as }) => /^(score\.[ac]|conflict\.|entry\.[rw])/.test(kind) && log.places.has(as)).map(({ as }) => ({ index: indexOf(log, as), disclosures: shown(log, as, /^(judge|entry|version|code|marks\..*)$/) }))) });

export const received = (as: string, entry: string, more: Partial<Step> = {}): Step => ({ as, kind: 'entry.received', pub: { entry: nameOf(entry), version: 1 }, sealed: { ...team, code: entry }, ...more });

/** A challenge from its rules to a revoked award, with one of everything that the rules of the story speak of. */
export const story: Step[] = [
  { as: 'opened', kind: 'log.opened', ch: 'log', pub: { key: testVkey(logName), policy: hash, retention: 'for-ever' } },
  { as: 'rules', kind: 'rules.published', pub: rulesPub },
  ...bundle.inputs.entries.map(({ id }, i) => received(`entry ${i}`, id)),
  { as: 'amended', kind: 'rules.amended', pub: amendedPub },
  { as: 'replaced', kind: 'entry.replaced', pub: { entry: nameOf('entry-3'), version: 2 }, sealed: { ...team, code: 'entry-3' } },
  received('other', 'XTRA-1'),
  { as: 'withdrawn', kind: 'entry.withdrawn', pub: { entry: nameOf('XTRA-1') }, sealed: { entrant: 'p_x', code: 'XTRA-1' } },
  received('back', 'XTRA-2'),
  { as: 'withdrawn too', kind: 'entry.withdrawn', pub: { entry: nameOf('XTRA-2') }, sealed: { entrant: 'p_y', code: 'XTRA-2' } },
  { as: 'sent again', kind: 'entry.replaced', pub: { entry: nameOf('XTRA-2'), version: 2 }, sealed: { ...team, code: 'XTRA-2' } },
  { as: 'grant', kind: 'grant.given', pub: { until: '2027-01-21T22:00:00.000Z' }, sealed: { entrant: 'p_late', reason: hash } },
  received('late', 'LATE-1', { at: '2027-01-21T21:00:00.000Z', refs: ['grant'] }),
  { as: 'closed', kind: 'submissions.closed', pub: (log) => closingOf(digest, entryLeaves(log)), at: '2027-01-21T23:00:00.000Z' },
  { as: 'entries opened', kind: 'entries.opened', pub: { root: hash }, sealed: { shares: 's' }, at: later(2, 0) },
  ...bundle.inputs.judges.map((_, j): Step => ({ as: `gate ${j}`, kind: 'conflict.declared', pub: { effect: 'answered' }, sealed: { judge: judgeOf(j), named: 1 }, at: later(2, 1) })),
  { as: 'assigned', kind: 'assignment.made', pub: { round, entries: 20, judges: 8, pairs: 60, seed: bundle.seed.commitment, root: hash }, at: later(2, 2) },
  { as: 'recused', kind: 'conflict.declared', pub: { effect: 'recused' }, sealed: { ...recusedPair, reason: hash }, at: later(2, 3) },
  score('first try', firstScore, { at: later(2, 4) }),
  ...scored.map(({ as, judge, entry: of, marks }, i): Step => ({ as, kind: i === 0 ? 'score.corrected' : 'score.committed', pub: { round }, sealed: scoreOf(judge, of, marks), refs: i === 0 ? ['first try'] : [], at: later(2, 5) })),
  score('taken back', abstainedPair),
  { as: 'abstained', kind: 'score.abstained', pub: { round }, sealed: { ...abstainedPair, version: 1, reason: hash }, at: later(2, 41) },
  { as: 'decided', kind: 'decisions.applied', pub: { round, count: 20 }, sealed: { decisions: hash }, at: later(9, 0) },
  { as: 'revealed', kind: 'scores.revealed', pub: (log) => ({ round, file: sha256(revealOf(log)), page: 'https://laurel.example.gov/reveal.json' }), at: later(9, 1) },
  { as: 'result', kind: 'result.published', pub: { round, method: engineVersion, file: sha256(resultText), record: sha256(recordText), winners: [{ entry: winner, place: 1 }] }, at: later(9, 2) },
  { as: 'corrected', kind: 'result.corrected', pub: { round, method: engineVersion, file: sha256(resultText), record: sha256(recordText), winners: [{ entry: winner, prize: 'grand', place: 1 }] }, at: later(10, 0) },
  { as: 'award', kind: 'award.issued', pub: { list: 'https://laurel.example.gov/status/1' }, sealed: { credential: hash, recipient: 'p_x', revocation: 7, suspension: 8 }, at: later(10, 1) },
  { as: 'list 1', kind: 'statuslist.published', ch: 'log', pub: { list: 'https://laurel.example.gov/status/1', file: hash, purpose: 'revocation', sequence: 1 }, at: later(10, 2) },
  { as: 'revoked', kind: 'award.revoked', pub: { list: 'https://laurel.example.gov/status/1' }, sealed: { credential: hash, reason: hash }, refs: ['award'], at: later(11, 1) },
  { as: 'list 2', kind: 'statuslist.published', ch: 'log', pub: { list: 'https://laurel.example.gov/status/1', file: hash, purpose: 'revocation', sequence: 2 }, at: later(11, 2) },
];

/** Everything that lies beside it, for a public reader; for an auditor too. */
export const filesBeside = (log: Written): { name: string; bytes: Uint8Array }[] => [
  { name: 'reveal.json', bytes: revealOf(log) }, { name: 'result.json', bytes: new TextEncoder().encode(resultText) }, { name: 'record.json', bytes: new TextEncoder().encode(recordText) },
];
export const auditFiles = (log: Written): { name: string; bytes: Uint8Array }[] => [...filesBeside(log), { name: 'audit.json', bytes: auditOf(log) }];
