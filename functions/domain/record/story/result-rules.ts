import { engineVersion } from '../../judging/bundle/bundle-form.ts';
import { lineOf as differenceLine } from '../../judging/bundle/difference-words.ts';
import type { PublishedBundle } from '../../judging/bundle/published-bundle.ts';
import { recomputeFile } from '../../judging/bundle/recompute-file.ts';
import type { Given } from './given.ts';
import type { Line } from './line.ts';
import { challengeIn, codesSealed, leafOfCode, roundIn, type KnownScore } from './past.ts';
import { isOpened } from './reveal-rules.ts';
import { rule, type Told, type With } from './rule.ts';

const resultKinds = ['result.published', 'result.corrected'] as const;
type ResultLine = Line<(typeof resultKinds)[number]>;

const fileOf = ({ pub }: ResultLine, { results }: Given) => results.find(({ hash }) => hash === pub.file);
const notGiven = ({ ch, pub }: ResultLine) => ({ unchecked: `The published result of ${pub.round} in ${ch} was not given. Its SHA-256 is ${pub.file}.` });

const recomputed = (line: ResultLine, { given, sha256 }: With): Told => {
  const file = fileOf(line, given);
  if (!file) return line.pub.file === undefined ? undefined : notGiven(line);
  if (file.result.engine !== engineVersion) return { unchecked: `${file.name} was made by ${file.result.engine}; this program has ${engineVersion}. Use the version that made it.` };
  const told = recomputeFile(file.name, file.bytes, sha256);
  if (told.kind === 'refused') return told.sentence;
  const step = told.steps.find(({ state }) => state === 'different');
  const [first] = step?.differences ?? [];
  return step && `${step.sentence}${first ? ` ${differenceLine(first)}` : ''}`;
};

/** The program was renewed while the challenge ran: the same method, and a later version of it. */
const isLater = (method: string, declared: string): boolean => {
  const [[name, version], [declaredName, declaredVersion]] = [method.split('/'), declared.split('/')];
  return name === declaredName && Number(version) > Number(declaredVersion);
};

/** How often each text is there. */
const tally = (texts: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};
const beyond = (texts: string[], others: string[]): string | undefined => {
  const [own, there] = [tally(texts), tally(others)];
  return [...own].find(([text, count]) => count > (there.get(text) ?? 0))?.[0];
};

/** Entry and marks, as they are compared and told. */
type FoundScore = { text: string; judge: string | undefined };
const ofFile = ({ scores = [], entries, judges = [] }: PublishedBundle): FoundScore[] => scores.map(({ entry, judge, marks }) => ({ text: `${entries[entry]} with ${marks.join(', ')}`, judge: judges[judge] }));
const ofRecord = (scores: KnownScore[], { rules: { criteria }, entries }: PublishedBundle): FoundScore[] => {
  const known = new Set(entries);
  return scores.flatMap(({ line: { opened: { entry, marks = {}, judge } } }) => (entry !== undefined && known.has(entry) ? [{ text: `${entry} with ${criteria.map(({ id }) => marks[id]).join(', ')}`, judge }] : []));
};
/** What each judge gave, whatever the judge is called. */
const byJudge = (scores: FoundScore[]): string[] => [...Map.groupBy(scores, ({ judge }) => judge).values()].map((own) => own.map(({ text }) => text).toSorted().join('; '));

const wrongScores = (line: ResultLine, { past, given }: With): Told => {
  const file = fileOf(line, given)?.result;
  if (!file?.scores) return undefined;
  const challenge = challengeIn(past, line);
  const listed = new Set(given.reveals.filter(({ reveal }) => reveal.shows === 'marks' && reveal.challenge === line.ch && reveal.round === line.pub.round).flatMap(({ reveal }) => reveal.leaves.map(({ index }) => index)));
  const left = [...roundIn(challenge, line).scores.values()].filter(({ state }) => state === 'stands');
  const opened = left.filter((score) => isOpened(score, challenge));
  if (left.some(({ line: { index } }) => !listed.has(index))) return { unchecked: `Whether the result of ${line.pub.round} in ${line.ch} is made from the scores on the record: the marks of all of them were not given.` };
  const [own, record] = [ofFile(file), ofRecord(opened, file)];
  const [texts, others] = [own.map(({ text }) => text), record.map(({ text }) => text)];
  const invented = beyond(texts, others);
  if (invented) return `It rests on a score of ${invented}, which nobody committed to.`;
  const leftOut = beyond(others, texts);
  if (leftOut) return `It leaves out a score that stands, of ${leftOut}.`;
  if (record.some(({ judge }) => judge === undefined)) return undefined;
  const regrouped = beyond(byJudge(own), byJudge(record));
  return regrouped && `It gives to one judge what several gave, or the other way: ${regrouped}.`;
};

export const resultRules = [
  rule({
    name: 'published-once', says: 'A result is published once in a round, and corrected only after that.', of: resultKinds,
    wrong: (line, { past }) => {
      const { published } = roundIn(challengeIn(past, line), line);
      if (line.kind === 'result.corrected') return published ? undefined : 'It corrects a result that was not published.';
      return published && `The result of this round was published before, in leaf ${published.index}.`;
    },
  }),
  rule({
    name: 'declared-method', says: 'A result is made with the method that the rules declare.', of: resultKinds,
    wrong: (line, { past }) => {
      const { rules } = challengeIn(past, line);
      if (!rules || rules.pub.method === line.pub.method) return undefined;
      const why = `It was made with ${line.pub.method}; the rules declare ${rules.pub.method}.`;
      return isLater(line.pub.method, rules.pub.method) ? { unchecked: `The result of ${line.pub.round} in ${line.ch}: ${why} Whether the earlier version gives the same.` } : why;
    },
  }),
  rule({
    name: 'winners-entered', says: 'Who wins has an entry that stands.', of: resultKinds,
    wrong: (line, { past }) => {
      const challenge = challengeIn(past, line);
      if (challenge.last.size === 0 && past.untold > 0) return undefined;
      const [twice] = [...tally(line.pub.winners.map(({ entry }) => entry))].find(([, count]) => count > 1) ?? [];
      if (twice) return `Entry ${twice} wins twice.`;
      const winners = line.pub.winners.map(({ entry }) => ({ entry, leaf: leafOfCode(challenge, entry) }));
      for (const { entry, leaf } of winners) {
        if (leaf === undefined && past.untold === 0) return `Entry ${entry} wins, and was never received.`;
        if (leaf !== undefined && leaf !== 'sealed' && leaf.kind === 'entry.withdrawn') return `Entry ${entry} wins, and was withdrawn.`;
      }
      return winners.some(({ leaf }) => leaf === 'sealed') ? codesSealed(line) : undefined;
    },
  }),
  rule({ name: 'recomputed', says: 'The published result comes out the same when it is computed again.', of: resultKinds, wrong: (line, given) => recomputed(line, given) }),
  rule({
    name: 'result-of-round', says: 'The published result is of this challenge, from the draw that was committed to, by the declared weights.', of: resultKinds,
    wrong: (line, { past, given }) => {
      const file = fileOf(line, given)?.result;
      if (!file) return undefined;
      const challenge = challengeIn(past, line);
      const { assigned } = roundIn(challenge, line);
      if (file.contest !== line.ch) return `The file is of ${file.contest}.`;
      if (file.engine !== line.pub.method) return `The file was made with ${file.engine}, and not with ${line.pub.method}.`;
      if (assigned && file.seed.commitment !== assigned.pub.seed) return `The file has the commitment ${file.seed.commitment}; the judges were assigned with ${assigned.pub.seed}.`;
      const weights = (criteria: { id: string; weight: number }[]) => criteria.map(({ id, weight }) => `${id} ${weight}`).join(', ');
      const [used, declared] = [weights(file.rules.criteria), weights(challenge.rules?.pub.criteria ?? [])];
      return used === declared ? undefined : `The file weighs ${used}; the rules declare ${declared}.`;
    },
  }),
  rule({ name: 'result-from-scores', says: 'A result rests on the scores that were committed to, all of them and no others.', of: resultKinds, wrong: (line, given) => wrongScores(line, given) }),
  rule({
    name: 'winners-judged', says: 'Who wins is among those who were judged.', of: resultKinds,
    wrong: (line, { given }) => {
      const file = fileOf(line, given)?.result;
      const stranger = file && line.pub.winners.find(({ entry }) => !file.entries.includes(entry));
      return stranger && `Entry ${stranger.entry} wins, and is not in the published result.`;
    },
  }),
  rule({
    name: 'winners-decided', says: 'Who wins are those whom the decision record names.', of: resultKinds,
    wrong: ({ ch, pub: { round, record: hash, winners } }, { given }) => {
      if (hash === undefined) return undefined;
      const record = given.records.find((one) => one.hash === hash);
      if (!record) return { unchecked: `The decision record of ${round} in ${ch} was not given. Its SHA-256 is ${hash}.` };
      const named = new Set(winners.map(({ entry }) => entry));
      const other = record.winners && [...named.symmetricDifference(record.winners)][0];
      return other && `Entry ${other} ${named.has(other) ? 'wins, and does not in the decision record' : 'wins in the decision record, and not here'}.`;
    },
  }),
  rule({
    name: 'winners-in-order', says: 'Who wins stands above who does not, or the decision record says why.', of: resultKinds,
    wrong: (line, { given }) => {
      const file = fileOf(line, given)?.result;
      if (!file) return undefined;
      const winners = new Set(line.pub.winners.map(({ entry }) => entry));
      const places = file.results.entries.map(({ entry, place }) => ({ code: file.entries[entry]!, place }));
      const best = Math.min(...places.flatMap(({ code, place }) => (winners.has(code) ? [] : [place])));
      const passed = places.find(({ code, place }) => winners.has(code) && place > best);
      if (!passed) return undefined;
      const above = `Entry ${passed.code} wins from place ${passed.place}, and another in place ${best} does not.`;
      const record = given.records.find(({ hash }) => hash === line.pub.record);
      if (!record) return line.pub.record === undefined ? `${above} No decision record says why.` : { unchecked: `${above} Decisions are the agency’s: its decision record, with the SHA-256 ${line.pub.record}, gives the reason, and was not given.` };
      return record.cut || record.explained.has(passed.code) || places.some(({ code, place }) => place < passed.place && record.explained.has(code)) ? undefined : `${above} The decision record says nothing of it.`;
    },
  }),
];
