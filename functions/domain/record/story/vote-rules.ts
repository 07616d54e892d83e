import type { Line } from './line.ts';
import { isOf } from './line.ts';
import { faultsIn } from '../../voice/vote-file.ts';
import { rule } from './rule.ts';

/** The leaf of this challenge that this one rests on, and no other. */
const restsOn = ({ refs, ch }: Line, lines: ReadonlyMap<number, Line>): Line | undefined => {
  const [before, ...more] = refs.map((ref) => lines.get(ref));
  return more.length === 0 && before?.ch === ch ? before : undefined;
};

/** The public’s own vote: sealed after its close, then counted, once. */
export const voteRules = [
  rule({
    name: 'vote-sealed', says: 'The ballots of a vote are sealed once, after it has closed as it was planned last.', of: ['vote.sealed'],
    wrong: ({ pub: { vote }, at, ch }, { past: { lines } }) => {
      const own = [...lines.values()].filter((line) => line.ch === ch);
      const plan = own.findLast((line) => isOf(line, 'vote.planned') && line.pub.vote === vote);
      if (!isOf(plan, 'vote.planned')) return `Nothing before it plans the vote ${vote}.`;
      if (own.some((line) => isOf(line, 'vote.sealed') && line.pub.vote === vote)) return `The vote ${vote} was sealed before.`;
      return at > plan.pub.closes ? undefined : `It is of ${at}; the vote closes at ${plan.pub.closes}.`;
    },
  }),
  rule({
    name: 'vote-planned', says: 'A vote is planned anew only before it opens.', of: ['vote.planned'],
    wrong: ({ pub: { vote }, at, ch }, { past: { lines } }) => {
      const plan = [...lines.values()].findLast((line) => line.ch === ch && isOf(line, 'vote.planned') && line.pub.vote === vote);
      return isOf(plan, 'vote.planned') && at >= plan.pub.opens ? `It is of ${at}; the vote opened at ${plan.pub.opens}.` : undefined;
    },
  }),
  rule({
    name: 'vote-counted', says: 'A vote is counted once, and counts or sets aside every ballot that was sealed.', of: ['vote.counted'],
    wrong: (line, { past: { lines } }) => {
      const { vote, counted, aside } = line.pub;
      const sealed = restsOn(line, lines);
      if (!isOf(sealed, 'vote.sealed') || sealed.pub.vote !== vote) return 'It rests on no sealed vote of its challenge.';
      if ([...lines.values()].some((one) => one.ch === line.ch && isOf(one, 'vote.counted') && one.pub.vote === vote)) return `The vote ${vote} was counted before.`;
      return counted + aside === sealed.pub.ballots ? undefined : `${counted} counted and ${aside} set aside are not the ${sealed.pub.ballots} that were sealed.`;
    },
  }),
  rule({
    name: 'vote-recounted', says: 'The ballots of a vote are those that were sealed, and counted again they give the same.', of: ['vote.counted'],
    wrong: (line, { past: { lines }, given, sha256 }) => {
      const { vote, counted, aside, file: hash } = line.pub;
      const found = given.votes.find((one) => one.hash === hash);
      if (!found) return { unchecked: `The ballots of the vote ${vote} in ${line.ch} were not given. The SHA-256 of their file is ${hash}.` };
      const { vote: file, name } = found;
      const sealed = restsOn(line, lines);
      const own = isOf(sealed, 'vote.sealed') ? sealed.pub.root : undefined;
      const { form, root, tally } = faultsIn(file, sha256);
      const out = file.setAside.reduce((sum, { digests }) => sum + digests.length, 0);
      if (file.vote !== vote || file.challenge !== line.ch) return `${name} is of the vote ${file.vote} in ${file.challenge}.`;
      if (file.root !== own) return `${name} has ballots with the root ${file.root}; ${String(own)} was sealed.`;
      if (file.ballots.length !== counted || out !== aside) return `${name} has ${file.ballots.length} ballots and ${out} set aside; the record says ${counted} and ${aside}.`;
      return [...form, ...root, ...tally][0];
    },
  }),
];
