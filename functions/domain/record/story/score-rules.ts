import { isOf } from './line.ts';
import { challengeIn, codesSealed, leafOfCode, pairOf, roundIn, standingScore } from './past.ts';
import { rule } from './rule.ts';

const scoreKinds = ['score.committed', 'score.corrected'] as const;

export const scoreRules = [
  rule({
    name: 'assigned-first', says: 'Judges are assigned before anything of the round is scored.', of: [...scoreKinds, 'score.abstained'],
    wrong: (line, { past }) => (roundIn(challengeIn(past, line), line).assigned ? undefined : `Nobody was assigned to the round ${line.pub.round} before it.`),
  }),
  rule({
    name: 'gate-first', says: 'A judge answers the conflict gate before the first score.', of: scoreKinds,
    wrong: (line, { past }) => {
      const { judge } = line.opened;
      const { answered, sealed, owing } = challengeIn(past, line).gate;
      if (judge === undefined || answered.has(judge)) return undefined;
      const owe = new Set([...owing, judge]).size;
      if (owe > sealed) return sealed === 0 ? 'Its judge had not answered the conflict gate before it.' : `${owe} judges scored whose answers at the conflict gate are sealed, and there are only ${sealed} such answers before it.`;
      return { unchecked: `Which judges answered the conflict gate of ${line.ch} is sealed. There are enough answers for those who scored.` };
    },
  }),
  rule({
    name: 'recused-for-good', says: 'A judge who stepped back from an entry scores it no more.', of: scoreKinds,
    wrong: (line, { past }) => {
      const pair = pairOf(line);
      const { recused, sealedBack } = challengeIn(past, line);
      const recusal = pair === undefined ? undefined : recused.get(pair);
      if (recusal) return `Its judge had stepped back from entry ${line.opened.entry} before, in leaf ${recusal.index} of the log.`;
      return pair !== undefined && sealedBack.some(({ any }) => !any) ? { unchecked: `Who stepped back from which entry of ${line.ch} is sealed. An auditor can check it with the bundle that opens it.` } : undefined;
    },
  }),
  rule({
    name: 'correction-of-own', says: 'A correction replaces a score of the same judge, entry and round, and the last one.', of: ['score.corrected'],
    wrong: (line, { past }) => {
      const [before, ...more] = line.refs.map((ref) => past.lines.get(ref));
      if (more.length > 0 || !isOf(before, ...scoreKinds) || before.ch !== line.ch || before.pub.round !== line.pub.round) return 'It rests on no score of its round that it could replace.';
      if (roundIn(challengeIn(past, line), line).scores.get(before.index)?.state === 'replaced') return `The score of leaf ${before.index} was replaced before.`;
      const [own, other] = [pairOf(line), pairOf(before)];
      return own !== undefined && other !== undefined && own !== other ? `The score of leaf ${before.index} that it replaces is by another judge, or on another entry.` : undefined;
    },
  }),
  rule({
    name: 'scored-once', says: 'A judge scores an entry once in a round. What is changed later corrects it.', of: ['score.committed'],
    wrong: (line, { past }) => {
      const before = standingScore(roundIn(challengeIn(past, line), line), pairOf(line));
      return before && `Its judge had scored entry ${line.opened.entry} before, in leaf ${before.line.index} of the log.`;
    },
  }),
  rule({
    name: 'scored-what-was-sent', says: 'What is scored is an entry that was received, in a version that was sent.', of: scoreKinds,
    wrong: (line, { past }) => {
      const { entry, version } = line.opened;
      const challenge = challengeIn(past, line);
      if (entry === undefined || (challenge.last.size === 0 && past.untold > 0)) return undefined;
      const sent = leafOfCode(challenge, entry);
      if (sent === 'sealed') return codesSealed(line);
      if (!sent) return past.untold > 0 ? undefined : `Entry ${entry} was not received before it.`;
      if (sent.kind === 'entry.withdrawn') return `Entry ${entry} was withdrawn before it.`;
      return version === undefined || version <= sent.version ? undefined : `It is of version ${version} of entry ${entry}, which was sent in ${sent.version}.`;
    },
  }),
  rule({
    name: 'scored-before-told', says: 'Nothing is scored once the decisions, the scores or the result of the round are out.', of: scoreKinds,
    wrong: (line, { past }) => {
      const { decided, revealed, published } = roundIn(challengeIn(past, line), line);
      const out = [decided, revealed, published].find((one) => one !== undefined);
      return out && `Scoring of the round was over before it, with leaf ${out.index} of the log.`;
    },
  }),
];
