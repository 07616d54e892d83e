import { leafKindNames, type LeafKind } from '../leaf/leaf-kinds.ts';
import { isOf } from './line.ts';
import { challengeIn } from './past.ts';
import { rule } from './rule.ts';

/** Worked out from the leaves before them once those have their places, and held against them by rules of their own. */
const fromLeaves = new Set<LeafKind>(['submissions.closed', 'scores.revealed']);

/** Acts of the log itself, and of credentials. */
export const logRules = [
  rule({
    name: 'log-opened', says: 'The log opens with its first leaf, and once.', of: leafKindNames,
    wrong: ({ kind, index }) => {
      if (kind === 'log.opened') return index === 0 ? undefined : 'It opens a log that has leaves already.';
      return index === 0 ? 'It is the first leaf, and does not open the log.' : undefined;
    },
  }),
  rule({
    name: 'told-late', says: 'What was told later than it happened is older than the log, and stands before what happened since.', of: leafKindNames,
    wrong: ({ late, kind, at }, { past: { openedAt, since } }) => {
      if (!late) return undefined;
      if (openedAt === undefined || at > openedAt) return `It is marked as told later, of ${at}; the log was opened ${openedAt === undefined ? 'by no leaf before it' : `at ${openedAt}`}.`;
      return since && !fromLeaves.has(kind) ? `It is told of ${at}, after leaf ${since.index} of the log told what happened since the log was opened.` : undefined;
    },
  }),
  rule({
    name: 'statuslist-rises', says: 'Each version of a status list has a higher number than those before.', of: ['statuslist.published'],
    wrong: ({ pub: { list, sequence } }, { past: { lists } }) => (sequence > (lists.get(list) ?? 0) ? undefined : `It is version ${sequence} of ${list}, after version ${lists.get(list)}.`),
  }),
  rule({
    name: 'award-revoked', says: 'Only an award that was issued is revoked, and once.', of: ['award.revoked'],
    wrong: ({ refs, ch }, { past: { lines, revokedAwards } }) => {
      const [award, ...more] = refs.map((ref) => lines.get(ref));
      if (more.length > 0 || !isOf(award, 'award.issued') || award.ch !== ch) return 'It rests on no award of its challenge that was issued.';
      return revokedAwards.has(award.index) ? `The award of leaf ${award.index} was revoked before.` : undefined;
    },
  }),
  rule({
    name: 'award-in-force', says: 'Only an award that was issued, and not revoked since, is suspended, reinstated or renewed.', of: ['award.suspended', 'award.reinstated', 'award.renewed'],
    wrong: ({ refs, ch }, { past: { lines, revokedAwards } }) => {
      const [award, ...more] = refs.map((ref) => lines.get(ref));
      if (more.length > 0 || !isOf(award, 'award.issued') || award.ch !== ch) return 'It rests on no award of its challenge that was issued.';
      return revokedAwards.has(award.index) ? `The award of leaf ${award.index} was revoked before.` : undefined;
    },
  }),
];

/** The rules of a challenge, and what needs them. */
export const callRules = [
  rule({
    name: 'rules-published-once', says: 'The rules of a challenge are published once, as version 1. What changes them later amends them.', of: ['rules.published'],
    wrong: (line, { past }) => {
      const { rules } = challengeIn(past, line);
      if (rules) return `The rules of this challenge were published before, in leaf ${rules.index} or earlier.`;
      return line.pub.version === 1 ? undefined : `The first version that is published is 1; this is ${line.pub.version}.`;
    },
  }),
  rule({
    name: 'rules-first', says: 'The rules are published before anything rests on them.',
    of: ['rules.amended', 'grant.given', 'entry.received', 'entry.replaced', 'entry.withdrawn', 'submissions.closed', 'assignment.made', 'score.committed', 'score.corrected', 'scores.revealed', 'result.published', 'result.corrected'],
    wrong: (line, { past }) => (challengeIn(past, line).rules ? undefined : 'No rules of this challenge were published before it.'),
  }),
  rule({
    name: 'rules-version', says: 'Each version of the rules has the next number.', of: ['rules.amended'],
    wrong: (line, { past }) => {
      const { rules } = challengeIn(past, line);
      return !rules || line.pub.version === rules.pub.version + 1 ? undefined : `It is version ${line.pub.version} of the rules, after version ${rules.pub.version}.`;
    },
  }),
  rule({
    name: 'closing-never-earlier', says: 'Once an entry was received, the time at which entries close only moves later.', of: ['rules.amended'],
    wrong: (line, { past }) => {
      const { rules, entries } = challengeIn(past, line);
      const before = rules?.pub.closes;
      if (before === undefined || entries.length === 0 || (line.pub.closes !== undefined && line.pub.closes >= before)) return undefined;
      return `Entries were to close at ${before}; with this they close ${line.pub.closes === undefined ? 'at no time' : `at ${line.pub.closes}`}, and ${entries.length === 1 ? 'one leaf' : `${entries.length} leaves`} of entries stood there already.`;
    },
  }),
];
