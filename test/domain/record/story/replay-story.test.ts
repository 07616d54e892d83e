import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { leafKindNames, shapeOf } from '../../../../functions/domain/record/leaf/leaf-kinds.ts';
import { isNamed, parseLeaf } from '../../../../functions/domain/record/leaf/leaf.ts';
import { closingOf } from '../../../../functions/domain/record/story/entries-root.ts';
import { readGiven } from '../../../../functions/domain/record/story/given.ts';
import { formatOpenedEntries } from '../../../../functions/domain/record/story/opened-entries.ts';
import { replayStory, storyRules } from '../../../../functions/domain/record/story/replay-story.ts';
import { tellLeaf, tellStory } from '../../../../functions/domain/record/story/tell-story.ts';
import { auditFiles, commitmentsOf, filesBeside, resultText, round, story } from '../../../support/record/judged-story.ts';
import { ch, changed, entryLeaves, hiding, indexOf, writeLog, type Written } from '../../../support/record/told-log.ts';
import { canonical } from '../../../../functions/domain/words/canonical.ts';
import { randomStory } from '../../../support/record/random-story.ts';

type File = { name: string; bytes: Uint8Array };
const replay = (log: Written, files: File[] = []) => replayStory(digest, sha256, log.entries, readGiven(files, sha256));

const gates = `Which judges answered the conflict gate of ${ch} is sealed. There are enough answers for those who scored.`;
const recusals = `Who stepped back from which entry of ${ch} is sealed. An auditor can check it with the bundle that opens it.`;

test('a whole story holds: for an auditor all of it, for a public reader as far as it is open, and alone as far as it goes', () => {
  const log = writeLog(story);
  expect(replay(log, auditFiles(log))).toMatchObject({ findings: [], unchecked: [] });
  const forged = [...auditFiles(log).filter(({ name }) => name !== 'record.json'), { name: 'record.json', bytes: new TextEncoder().encode(canonical({ departures: [], minutes: 'rewritten' })) }];
  expect(replay(log, forged).findings).toMatchObject([{ rule: 'record-file', why: expect.stringContaining('record.json has the SHA-256') as unknown }]);
  expect(replay(log, filesBeside(log))).toMatchObject({ findings: [], unchecked: [gates, recusals] });
  expect(replay(log)).toMatchObject({ findings: [], unchecked: [expect.stringContaining(`What was revealed of the scores of rnd_1 in ${ch} was not given.`), expect.stringContaining('the codes of those not selected stay sealed'), expect.stringContaining(`The published result of rnd_1 in ${ch} was not given. Its SHA-256 is ${sha256(resultText)}.`), expect.stringContaining(`The decision record of rnd_1 in ${ch} was not given.`)] });
});

test('a beginning of it holds, and says what is sealed yet', () => {
  const log = writeLog(story.slice(0, story.findIndex(({ as }) => as === 'revealed')));
  expect(replay(log)).toMatchObject({ findings: [], unchecked: [`The scores of ${round} in ${ch} are sealed: they were not revealed yet.`] });
});

const opening = (log: Written): Uint8Array => formatOpenedEntries({ challenge: ch, leaves: log.steps.slice(0, log.entries.length).flatMap(({ hide, as }) => (hide ? [{ index: indexOf(log, as), disclosures: log.openings.get(as)! }] : [])) });
test('hidden entries are told once the file that opens them is there', () => {
  const log = writeLog(changed(hiding(story), 'closed', { pub: (so: Written) => ({ ...closingOf(digest, entryLeaves(so)), opened: sha256(opening(so)) }) }));
  const files = [...auditFiles(log), { name: 'opened.json', bytes: opening(log) }];
  expect(replay(log, files)).toMatchObject({ findings: [], unchecked: [] });
  expect(replay(log, auditFiles(log))).toMatchObject({ findings: [], unchecked: [expect.stringContaining(`Entries of ${ch} are hidden, and the file that opens them was not given.`), '26 leaves are hidden: of them nobody can say yet what they say.'] });
});

test('of a small panel only the commitments are revealed; whether it was small, the result says', () => {
  const small = story.map((step) => (step.as === 'assigned' ? { ...step, pub: { ...step.pub, judges: 4 } } : step));
  const log = writeLog(changed(small, 'revealed', { pub: (so: Written) => ({ round, file: sha256(commitmentsOf(so)), page: 'https://laurel.example.gov/reveal.json' }) }));
  const files = [{ name: 'reveal.json', bytes: commitmentsOf(log) }];
  expect(replay(log, files).findings).toEqual([]);
  expect(replay(log, [...files, filesBeside(log)[1]!]).findings).toMatchObject([{ rule: 'small-panel', why: 'It shows no marks, and 8 judges scored.' }]);
});

test('files of another log are told, not held against this one', () => {
  const [log, other] = [writeLog(story.slice(0, 5)), writeLog(story)];
  expect(replay(log, filesBeside(other).slice(0, 2))).toMatchObject({ findings: [], unchecked: [expect.stringContaining('reveal.json is about scores of rnd_1'), expect.stringContaining('result.json is about a result of')] });
  expect(() => replay(log, [{ name: 'notes.txt', bytes: new TextEncoder().encode('hello') }])).toThrow('The file notes.txt: it is not JSON, or not all of it.');
  expect(() => replay(log, [{ name: 'notes.json', bytes: new TextEncoder().encode('{}') }])).toThrow('The file notes.json: it is no published result, decision record, reveal bundle, file of ballots or file of opened entries.');
});

test.each(Array.from({ length: 60 }, (_, seed) => [seed]))('a story that the product can tell holds: %i', (seed) => {
  const { log, files } = randomStory(seed);
  const sealed = files.length === 0 && log.steps.some(({ as, kind }) => log.places.has(as) && kind === 'score.committed');
  expect(replay(log, files)).toMatchObject({ findings: [], unchecked: sealed ? [`The scores of ${round} in ${ch} are sealed: they were not revealed yet.`] : [] });
});

test('every rule has a name of its own and says one sentence', () => {
  expect(new Set(storyRules.map(({ name }) => name)).size).toBe(storyRules.length);
  expect(storyRules.filter(({ says }) => !/^[A-Z].*\.$/.test(says))).toEqual([]);
});

test('a story is told in plain words, one line a leaf', () => {
  const log = writeLog(story);
  const leaves = log.entries.map((entry, index) => ({ ...parseLeaf(entry), index }));
  const told = tellStory(leaves, ch);
  const first = (kind: string) => told.find(({ index }) => story[index]!.kind === kind)?.sentence;
  expect(told).toHaveLength(story.filter((step) => step.ch !== 'log').length);
  expect(told[1]).toEqual({ index: 2, at: leaves[2]!.at, ch, n: 2, sentence: 'Entry N-entry-0 was received, version 1.' });
  expect(['rules.published', 'rules.amended', 'entry.replaced', 'submissions.closed', 'assignment.made', 'score.committed', 'result.published'].map(first)).toEqual([
    'The rules were published, version 1; entries close January 15, 2027 at 5:00 p.m. Eastern.', 'The rules were amended, version 2; entries close January 20, 2027 at 5:00 p.m. Eastern. The deadline moved.', 'Entry N-entry-3 was sent again, version 2.',
    'Submissions were closed, with 22 entries.', '8 judges were assigned 20 entries, in 60 pairs.', 'A judge scored an entry. The marks are sealed.', expect.stringMatching(/^The result was published\. entry-\d+ won\.$/),
  ]);
  expect(tellStory(leaves)).toHaveLength(log.entries.length);
  expect(tellLeaf({ act: 'entry.received', pub: { entry: 'K7QMXT', version: 1 }, backfilled: true })).toBe('Entry K7QMXT was received, version 1. It was put on the record later.');
  expect(tellLeaf({})).toBe('Something happened in a challenge that hides how many enter. It is told once entries are opened.');
});

test('every kind of leaf is told, and with nothing but what stands open in it', () => {
  const pub = { entry: 'K7QMXT', version: 1, winners: [], reason: 'extended', basis: 'law', outcome: 'upheld', effect: 'recused', count: 1, judges: 1, entries: 1, pairs: 1, reviews: 1, until: '2027-01-22T22:00:00.000Z', purpose: 'revocation', sequence: 3, ballots: 4, counted: 3, aside: 1, prize: 'grand', place: 1, amount: 500_00, head: false };
  for (const act of leafKindNames) {
    const known = Object.fromEntries(Object.entries(pub).filter(([name]) => name in shapeOf(act).pub.shape));
    expect(tellLeaf({ act, pub: known })).toMatch(/^[A-Z][^{}[\]]*\.$/);
    expect(tellLeaf({ act, pub: known })).not.toMatch(/undefined|NaN|null/);
  }
  expect(isNamed(parseLeaf(writeLog(hiding(story)).entries[3]!))).toBe(false);
});
