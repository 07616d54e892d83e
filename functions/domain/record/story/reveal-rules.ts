import { leastOpenPanel } from '../../judging/bundle/bundle-demo-day.ts';
import type { Given } from './given.ts';
import type { Line } from './line.ts';
import { challengeIn, roundIn, type ChallengePast, type KnownScore, type RoundPast } from './past.ts';
import { rule, type With } from './rule.ts';

/** The published bundle that this leaf names, if it was given. */
const revealOf = ({ ch, pub }: Line<'scores.revealed'>, { reveals }: Given) =>
  reveals.find(({ hash, reveal }) => hash === pub.file && reveal.challenge === ch && reveal.round === pub.round)?.reveal;

/** Its entry and every mark of the rules. */
export const isOpened = ({ line: { opened: { entry, marks = {} } } }: KnownScore, { rules }: ChallengePast): boolean =>
  entry !== undefined && (rules?.pub.criteria ?? []).every(({ id }) => marks[id] !== undefined);

const named = (scores: KnownScore[]): string => {
  const [first, ...more] = scores.map(({ line: { index, id } }) => `leaf ${index} of the log (${id})`);
  return more.length === 0 ? first! : `${first} and ${more.length === 1 ? 'one more' : `${more.length} more`}`;
};

const panelOf = ({ assigned }: RoundPast, ch: string, { results }: Given): { judges: number | undefined; surely: boolean } => {
  const file = results.find(({ result: { contest, seed } }) => contest === ch && seed.commitment === assigned?.pub.seed);
  return file ? { judges: file.result.panel, surely: true } : { judges: assigned?.pub.judges, surely: false };
};

const notGiven = ({ ch, pub }: Line<'scores.revealed'>) => ({ unchecked: `What was revealed of the scores of ${pub.round} in ${ch} was not given. The SHA-256 of the file is ${pub.file}; it is at ${pub.page}.` });

/** Acts of which it is sealed whose score they took back; any number where one of them says nothing of how many. */
const roomFor = ({ sealedBack }: ChallengePast): number => (sealedBack.some(({ any }) => any) ? Infinity : sealedBack.length);

const withheld = (line: Line<'scores.revealed'>, { past, given }: With): string | undefined => {
  const reveal = revealOf(line, given)!;
  const challenge = challengeIn(past, line);
  const listed = new Map(reveal.leaves.map(({ index, disclosures }) => [index, disclosures.length]));
  const left = [...roundIn(challenge, line).scores.values()].filter(({ state }) => state !== 'replaced');
  const missing = left.filter((score) => !listed.has(score.line.index));
  if (missing.length > 0) return `It says nothing of a score that was committed: ${named(missing)}.`;
  if (reveal.shows === 'commitments') {
    const open = left.filter(({ line: { index } }) => listed.get(index)! > 0);
    return open.length > 0 ? `It says that it shows commitments only, and opens ${named(open)}.` : undefined;
  }
  const silent = left.filter(({ line: { index }, state }) => listed.get(index) === 0 && state === 'stands');
  if (silent.length > roomFor(challenge)) return `It withholds scores that nothing took back: ${named(silent)}.`;
  const half = left.filter((score) => listed.get(score.line.index)! > 0 && !isOpened(score, challenge));
  return half.length > 0 ? `It withholds the entry or a mark of ${named(half)}.` : undefined;
};

export const revealRules = [
  rule({
    name: 'revealed-all', says: 'Every committed score that stands is revealed.', of: ['scores.revealed'],
    wrong: (line, given) => (revealOf(line, given.given) ? withheld(line, given) : notGiven(line)),
  }),
  rule({
    name: 'revealed-of-round', says: 'What is revealed are leaves of the challenge, from before the reveal.', of: ['scores.revealed'],
    wrong: (line, { past: { lines, untold }, given }) => {
      // A leaf that is hidden yet names no challenge.
      const isStray = (index: number): boolean => (lines.has(index) || untold === 0 || index > line.index) && lines.get(index)?.ch !== line.ch;
      const stray = revealOf(line, given)?.leaves.find(({ index }) => isStray(index));
      return stray && `It reveals leaf ${stray.index} of the log, which is no leaf of this challenge from before it.`;
    },
  }),
  rule({
    name: 'small-panel', says: `Marks are revealed from ${leastOpenPanel} judges on; of fewer, only that they were committed to.`, of: ['scores.revealed'],
    wrong: (line, { past, given }) => {
      const reveal = revealOf(line, given);
      const { judges, surely } = panelOf(roundIn(challengeIn(past, line), line), line.ch, given);
      if (!reveal || judges === undefined || (judges >= leastOpenPanel) === (reveal.shows === 'marks')) return undefined;
      if (!surely) return { unchecked: `Whether the panel of ${line.pub.round} had fewer than ${leastOpenPanel} judges who scored. The published result says so, and was not given.` };
      return reveal.shows === 'marks' ? `It shows the marks of a panel of ${judges}, of whom each could be guessed.` : `It shows no marks, and ${judges} judges scored.`;
    },
  }),
];
