import { canonical, type Sha256 } from '../words/canonical.ts';
import { ballotDigest, rootOf, tallyOf, type OpenBallot } from './ballots.ts';

export const voteFormat = 'laurel-vote-1';
type Aside = { reason: string; digests: string[] };
export type VoteFile = {
  format: typeof voteFormat; challenge: string; vote: string; question: string; opensAt: string; closesAt: string; each: number;
  entries: { code: string; title: string; votes: number }[];
  /** Every ballot that counts, by a name that leads to nobody. */
  ballots: OpenBallot[];
  /** Those that do not stay closed. */
  setAside: Aside[];
  /** As it stands on the public record since before anybody looked. */
  root: string;
};

export const voteText = (file: VoteFile): string => canonical(file);

const counted = (votes: number): string => `${votes.toLocaleString('en-US')} ${votes === 1 ? 'vote' : 'votes'}`;

/** What is wrong with a file that says how a vote went: empty where the ballots give what it says. */
export const faultsIn = (file: VoteFile, sha256: Sha256): { form: string[]; root: string[]; tally: string[] } => {
  const { vote, each, entries, ballots, setAside } = file;
  const names = new Set(ballots.map(({ ballot }) => ballot));
  const codes = new Set(entries.map(({ code }) => code));
  const form = [
    ...(names.size < ballots.length ? ['A ballot stands there twice.'] : []),
    ...ballots.filter(({ choices }) => choices.length === 0 || choices.length > each || new Set(choices).size < choices.length || choices.some((code) => !codes.has(code))).map(({ ballot }) => `Ballot ${ballot} chooses what it could not.`),
  ];
  const digests = [...ballots.map((one) => ballotDigest(vote, one, sha256)), ...setAside.flatMap(({ digests: aside }) => aside)];
  const root = rootOf(digests, sha256);
  const votes = new Map(tallyOf([...codes], ballots).map((row) => [row.code, row.votes]));
  return {
    form, root: root === file.root ? [] : [`The ballots give the root ${root}; the file says ${file.root}.`],
    tally: entries.filter((one) => votes.get(one.code) !== one.votes).map((one) => `${one.code} has ${counted(votes.get(one.code) ?? 0)}; the file says ${one.votes}.`),
  };
};

type Shape = Record<string, unknown>;
const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
const listOf = (value: unknown, holds: (one: Shape) => boolean): boolean => Array.isArray(value) && value.every((one) => isShape(one) && holds(one));

/** A file of this form, whatever it says. */
export const readVoteFile = (json: unknown): VoteFile | undefined => {
  if (!isShape(json) || json['format'] !== voteFormat) return undefined;
  const text = ['challenge', 'vote', 'question', 'opensAt', 'closesAt', 'root'].every((name) => typeof json[name] === 'string');
  const lists = listOf(json['entries'], (one) => typeof one['code'] === 'string' && typeof one['title'] === 'string' && typeof one['votes'] === 'number')
    && listOf(json['ballots'], (one) => typeof one['ballot'] === 'string' && typeof one['salt'] === 'string' && texts(one['choices']))
    && listOf(json['setAside'], (one) => typeof one['reason'] === 'string' && texts(one['digests']));
  return text && lists && typeof json['each'] === 'number' ? (json as unknown as VoteFile) : undefined;
};
