import type { Sha256 } from '../../words/canonical.ts';
import type { LeafKind } from '../leaf/leaf-kinds.ts';
import type { Digest } from '../tree/hashing.ts';
import { entryRules } from './entry-rules.ts';
import type { StoryFinding } from './finding.ts';
import type { Given } from './given.ts';
import { isLine, isOf, readLines, type Line, type Untold } from './line.ts';
import { callRules, logRules } from './log-rules.ts';
import { challengeIn, noPast, pass, type Past } from './past.ts';
import { resultRules } from './result-rules.ts';
import { revealRules } from './reveal-rules.ts';
import type { AnyRule } from './rule.ts';
import { scoreRules } from './score-rules.ts';
import { prizeRules } from './prize-rules.ts';
import { voteRules } from './vote-rules.ts';

export const storyRules: readonly AnyRule[] = [...logRules, ...callRules, ...entryRules, ...scoreRules, ...revealRules, ...resultRules, ...voteRules, ...prizeRules];
const rulesOf = Map.groupBy(storyRules.flatMap((rule) => rule.of.map((kind) => ({ kind, rule }))), ({ kind }) => kind);
const rulesFor = (kind: LeafKind): AnyRule[] => (rulesOf.get(kind) ?? []).map(({ rule }) => rule);

export type Replayed = { findings: StoryFinding[]; /** What could not be told, each once. */ unchecked: string[]; lines: (Line | Untold)[] };

/** Files that say they belong to this log, and whose hash no leaf names. */
const strayFiles = (past: Past, { reveals, results, votes, records }: Given): StoryFinding[] => {
  const lines = [...past.lines.values()];
  const last = (rule: string, name: string, hash: string, own: Line[], named: (line: Line) => string | undefined): StoryFinding[] => {
    const line = own.at(-1);
    return !line || own.some((one) => named(one) === hash) ? [] : [{ rule, index: line.index, act: line.id, why: `${name} has the SHA-256 ${hash}; on the record stands ${named(line)}.` }];
  };
  return [
    ...reveals.filter(({ reveal }) => reveal.audience === 'public').flatMap(({ name, hash, reveal: { challenge, round } }) =>
      last('revealed-file', name, hash, lines.filter((line) => isOf(line, 'scores.revealed') && line.ch === challenge && line.pub.round === round), (line) => (isOf(line, 'scores.revealed') ? line.pub.file : undefined))),
    ...results.flatMap(({ name, hash, result: { contest } }) =>
      last('result-file', name, hash, lines.filter((line) => isOf(line, 'result.published', 'result.corrected') && line.ch === contest), (line) => (isOf(line, 'result.published', 'result.corrected') ? line.pub.file : undefined))),
    ...records.flatMap(({ name, hash }) =>
      last('record-file', name, hash, lines.filter((line) => isOf(line, 'result.published', 'result.corrected') && line.pub.record !== undefined), (line) => (isOf(line, 'result.published', 'result.corrected') ? line.pub.record : undefined))),
    ...votes.flatMap(({ name, hash, vote: { vote, challenge } }) =>
      last('vote-file', name, hash, lines.filter((line) => isOf(line, 'vote.counted') && line.ch === challenge && line.pub.vote === vote), (line) => (isOf(line, 'vote.counted') ? line.pub.file : undefined))),
  ];
};

/** Files of challenges and rounds that this log says nothing of. */
const foreignFiles = ({ challenges, lines }: Past, { reveals, results, openings, votes }: Given): string[] => {
  const foreign = (name: string, about: string) => `${name} is about ${about}, of which this log says nothing.`;
  return [
    ...reveals.filter(({ reveal: { challenge, round, audience } }) => (audience === 'public' ? !challenges.get(challenge)?.rounds.get(round)?.revealed : !challenges.has(challenge))).map(({ name, reveal: { challenge, round } }) => foreign(name, `scores of ${round} in ${challenge} that were revealed`)),
    ...results.filter(({ result: { contest } }) => ![...(challenges.get(contest)?.rounds.values() ?? [])].some(({ published }) => published)).map(({ name, result }) => foreign(name, `a result of ${result.contest}`)),
    ...openings.filter(({ opened }) => !challenges.get(opened.challenge)?.closed).map(({ name, opened }) => foreign(name, `hidden entries of ${opened.challenge} that were opened`)),
    ...votes.filter(({ vote: { vote } }) => ![...lines.values()].some((line) => isOf(line, 'vote.counted') && line.pub.vote === vote)).map(({ name, vote: { vote, challenge } }) => foreign(name, `the vote ${vote} in ${challenge} that was counted`)),
  ];
};

const sealedRounds = ({ challenges }: Past): string[] => [...challenges].flatMap(([ch, { rounds }]) =>
  [...rounds].filter(([, { scores, revealed }]) => scores.size > 0 && !revealed).map(([round]) => `The scores of ${round} in ${ch} are sealed: they were not revealed yet.`));

const wrongKey = (past: Past, { key }: Given): StoryFinding[] => {
  const named = [...past.lines.values()].find((line) => isOf(line, 'log.opened'));
  if (key === undefined || named === undefined || past.key === key) return [];
  return [{ rule: 'signed-by-named-key', index: named.index, act: named.id, why: `One key signs a log for its whole life: this one names ${past.key}; the head is signed by ${key}.` }];
};

/**
 * The whole story of a log, leaf by leaf, each held against all that stands before it. The log holds already, byte for byte, and every leaf its
 * schema. @throws Refusal where a leaf does not.
 */
export const replayStory = (digest: Digest, sha256: Sha256, entries: readonly Uint8Array[], given: Given): Replayed => {
  const { lines, findings } = readLines(digest, entries, given);
  const past = noPast();
  const unchecked = new Set<string>();
  // Codes are opened with the scores, long after the entries came.
  for (const line of lines) if (isLine(line) && isOf(line, 'entry.received', 'entry.replaced', 'entry.withdrawn') && line.opened.code !== undefined) challengeIn(past, line).names.set(line.opened.code, line.pub.entry);
  for (const line of lines) {
    if (!isLine(line)) {
      if (line.index === 0) findings.push({ rule: 'log-opened', index: 0, act: line.id, why: 'It is the first leaf, and does not open the log.' });
      past.untold += 1;
      continue;
    }
    for (const { name, wrong } of rulesFor(line.kind)) {
      const told = wrong(line, { past, given, digest, sha256 });
      if (typeof told === 'string') findings.push({ rule: name, index: line.index, act: line.id, why: told });
      else if (told) unchecked.add(told.unchecked);
    }
    pass(past, line);
  }
  findings.push(...strayFiles(past, given), ...wrongKey(past, given));
  for (const one of [...sealedRounds(past), ...foreignFiles(past, given)]) unchecked.add(one);
  if (past.untold > 0) unchecked.add(`${past.untold === 1 ? 'One leaf is' : `${past.untold} leaves are`} hidden: of ${past.untold === 1 ? 'it' : 'them'} nobody can say yet what ${past.untold === 1 ? 'it says' : 'they say'}.`);
  return { findings: findings.toSorted((a, b) => a.index - b.index), unchecked: [...unchecked], lines };
};
