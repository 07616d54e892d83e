import type { ToldOutcome, ToldStep } from '../judging/bundle/recompute-words.ts';
import type { Sha256 } from '../words/canonical.ts';
import { faultsIn, readVoteFile } from './vote-file.ts';

const counted = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
const mostFaults = 5;

/** Counts a vote of the public again, from its published file alone; undefined where it is no such file. */
export const recomputeVote = (name: string, json: unknown, saved: string, sha256: Sha256): ToldOutcome | undefined => {
  const file = readVoteFile(json);
  if (!file) return undefined;
  const faults = faultsIn(file, sha256);
  const aside = file.setAside.reduce((sum, { digests }) => sum + digests.length, 0);
  const step = (part: string, found: string[], same: string): ToldStep => ({ name: part, state: found.length === 0 ? 'same' : 'different', sentence: found.length === 0 ? same : found.slice(0, mostFaults).join(' '), differences: [] });
  const steps = [
    step('Ballots', faults.form, `${counted(file.ballots.length, 'ballot counts', 'ballots count')}, each once and for no more than ${counted(file.each, 'entry', 'entries')}.`),
    step('Root', faults.root, `${counted(file.ballots.length + aside, 'ballot gives', 'ballots give')} the root ${file.root}.`),
    step('Tally', faults.tally, `The votes of ${counted(file.entries.length, 'entry', 'entries')} are the same.`),
  ];
  const holds = steps.every(({ state }) => state === 'same');
  return {
    kind: 'told', name, holds, title: holds ? 'The vote comes out the same.' : 'The vote does not come out the same.', steps,
    notChecked: [
      `Whether this is the file that the record names. Compare the SHA-256 of the file, ${saved}, with its leaf “Vote of the public counted”, and the root with the leaf “Ballots sealed”.`,
      ...(aside > 0 ? [`What ${counted(aside, 'ballot says that was', 'ballots say that were')} set aside. The file gives the reason for each.`] : []),
      'Whether each ballot is of one person, and that none is missing. A voter finds their own by its name in the file.',
    ],
  };
};
