import type { LeafKind } from '../leaf/leaf-kinds.ts';
import { closingOf } from './entries-root.ts';
import { isOf, type Line } from './line.ts';
import { challengeIn } from './past.ts';
import { rule, type Told, type With } from './rule.ts';

const entryKinds = ['entry.received', 'entry.replaced', 'entry.withdrawn'] as const satisfies LeafKind[];
type EntryLine = Line<(typeof entryKinds)[number]>;

/** Allowed after the close: by a leaf that it rests on, up to a time that had not come. */
const isGranted = ({ refs, ch, at }: EntryLine, { past: { lines } }: With): boolean => refs.some((ref) => {
  const grant = lines.get(ref);
  return isOf(grant, 'grant.given') && grant.ch === ch && at <= grant.pub.until;
});

const wrongClosing = (line: Line<'submissions.closed'>, { past, given, digest }: With, compare: (own: ReturnType<typeof closingOf>) => string | undefined): Told => {
  const { opened } = line.pub;
  if (opened !== undefined && !given.openings.some(({ hash }) => hash === opened)) return { unchecked: `Entries of ${line.ch} are hidden, and the file that opens them was not given. Its SHA-256 is ${opened}.` };
  return compare(closingOf(digest, challengeIn(past, line).entries));
};

const placed = (first: number | undefined, last: number | undefined): string => (first === undefined ? 'none of them' : `numbers ${first} to ${last}`);

export const entryRules = [
  rule({
    name: 'hidden-numbered', says: 'Hidden leaves of a challenge are numbered from 1, and none is missing.', of: entryKinds,
    wrong: (line, { past }) => {
      const { hidden } = challengeIn(past, line);
      return !line.hidden || line.n === hidden + 1 ? undefined : `It is number ${line.n} of the hidden leaves that were opened, after ${hidden}.`;
    },
  }),
  rule({
    name: 'received-once', says: 'An entry is received once, as version 1.', of: ['entry.received'],
    wrong: (line, { past }) => {
      const { entry, version } = line.pub;
      const before = challengeIn(past, line).last.get(entry);
      if (before) return `Entry ${entry} was received before; it stands in leaf ${before.index} of the log.`;
      return version === 1 ? undefined : `It was received as version ${version}, with no version before.`;
    },
  }),
  rule({
    name: 'replaced-in-order', says: 'A new version of an entry follows the version before.', of: ['entry.replaced'],
    wrong: (line, { past }) => {
      const { entry, version } = line.pub;
      const before = challengeIn(past, line).last.get(entry);
      if (!before) return `Entry ${entry} was not received before.`;
      return version === before.version + 1 ? undefined : `It is version ${version} of ${entry}, after version ${before.version}.`;
    },
  }),
  rule({
    name: 'withdrawn-once', says: 'Only an entry that stands is withdrawn.', of: ['entry.withdrawn'],
    wrong: (line, { past }) => {
      const { entry } = line.pub;
      const before = challengeIn(past, line).last.get(entry);
      if (!before) return `Entry ${entry} was not received before.`;
      return before.kind === 'entry.withdrawn' ? `Entry ${entry} was withdrawn before, in leaf ${before.index} of the log.` : undefined;
    },
  }),
  rule({
    name: 'in-time', says: 'What a team sends arrives by the time at which entries close, or with a grant that covers it.', of: entryKinds,
    wrong: (line, given) => {
      const { closed, rules } = challengeIn(given.past, line);
      const closes = rules?.pub.closes;
      if (isGranted(line, given)) return undefined;
      if (closes !== undefined && line.at > closes) return `It arrived at ${line.at}; entries closed at ${closes}, and no grant covers it.`;
      return closed ? `Submissions were closed before it, in leaf ${closed.index}, and no grant covers it.` : undefined;
    },
  }),
  rule({
    name: 'not-cancelled', says: 'Nothing is sent to a challenge that was cancelled.', of: entryKinds,
    wrong: (line, { past }) => {
      const { cancelled } = challengeIn(past, line);
      return cancelled ? `The challenge was cancelled before it, in leaf ${cancelled.index}.` : undefined;
    },
  }),
  rule({
    name: 'closed-once', says: 'Submissions are closed once, when the time for it has come.', of: ['submissions.closed'],
    wrong: (line, { past }) => {
      const { closed, rules } = challengeIn(past, line);
      if (closed) return `They were closed before, in leaf ${closed.index}.`;
      const closes = rules?.pub.closes;
      return closes !== undefined && line.at < closes ? `They were closed at ${line.at}; by the rules entries close at ${closes}.` : undefined;
    },
  }),
  rule({
    name: 'opened-file', says: 'The file that opens hidden entries is the one that was named when submissions were closed.', of: ['submissions.closed'],
    wrong: ({ ch, pub }, { given: { openings } }) => {
      const other = openings.find(({ opened, hash }) => opened.challenge === ch && hash !== pub.opened);
      return other && `${other.name} has the SHA-256 ${other.hash}; ${pub.opened === undefined ? 'no file was named' : `named was ${pub.opened}`}.`;
    },
  }),
  rule({
    name: 'closing-count', says: 'As many entries were counted at the close as stand on the record.', of: ['submissions.closed'],
    wrong: (line, given) => wrongClosing(line, given, ({ count, first, last }) => {
      if (line.pub.count !== count) return `It counts ${line.pub.count}; on the record ${count === 1 ? 'one stands' : `${count} stand`}.`;
      return line.pub.first === first && line.pub.last === last ? undefined : `It counts ${placed(line.pub.first, line.pub.last)}; on the record they are ${placed(first, last)}.`;
    }),
  }),
  rule({
    name: 'closing-root', says: 'The root at the close is that of the entries that stand.', of: ['submissions.closed'],
    wrong: (line, given) => wrongClosing(line, given, ({ count, root }) => (line.pub.root === root || line.pub.count !== count ? undefined : `It says ${line.pub.root}; over the entries that stand it is ${root}.`)),
  }),
  rule({
    name: 'opened-after-close', says: 'Entries are opened only once submissions are closed.', of: ['entries.opened'],
    wrong: (line, { past }) => (challengeIn(past, line).closed ? undefined : 'Submissions were not closed before it.'),
  }),
];
