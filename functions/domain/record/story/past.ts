import type { Line } from './line.ts';
import { isOf } from './line.ts';
import type { EntryLeaf } from './entries-root.ts';

export type ScoreLine = Line<'score.committed' | 'score.corrected'>;
/** What became of a score: it stands, a later one replaced it, or its judge took it back. */
export type KnownScore = { line: ScoreLine; state: 'stands' | 'replaced' | 'taken back' };
export type RoundPast = { assigned?: Line<'assignment.made'>; revealed?: Line<'scores.revealed'>; decided?: Line<'decisions.applied'>; published?: Line<'result.published'>; scores: Map<number, KnownScore>; /** Of those whose judge and entry were opened, the last of each pair. */ ofPair: Map<string, KnownScore> };
export type LastLeaf = { kind: EntryLeaf['kind']; version: number; index: number };
export type ChallengePast = {
  rules?: Line<'rules.published' | 'rules.amended'>;
  cancelled?: Line<'challenge.cancelled'>;
  closed?: Line<'submissions.closed'>;
  entries: EntryLeaf[];
  /** The number of the last hidden leaf that was opened. */
  hidden: number;
  /** The last leaf of each entry, by what the record calls it. */
  last: Map<string, LastLeaf>;
  /** What the record calls entries whose codes were opened, now or later. */
  names: Map<string, string>;
  rounds: Map<string, RoundPast>;
  /** Judges who are known to have answered the gate; how many answers nobody opened; and judges who scored and are not known to have answered. */
  gate: { answered: Set<string>; sealed: number; owing: Set<string> };
  /** Recusals, by judge and entry; and those that nobody opened. */
  recused: Map<string, Line>;
  /** Acts after which scores may not count any more and that nobody opened: by their index. `any`: they say nothing of how many. */
  sealedBack: { index: number; any: boolean }[];
};
export type Past = { lines: Map<number, Line>; challenges: Map<string, ChallengePast>; key?: string; lists: Map<string, number>; revokedAwards: Set<number>; untold: number; /** When the log was opened, and the first leaf of what happened since. */ openedAt?: string; since?: Line };

export const noPast = (): Past => ({ lines: new Map(), challenges: new Map(), lists: new Map(), revokedAwards: new Set(), untold: 0 });
const noChallenge = (): ChallengePast => ({ entries: [], hidden: 0, last: new Map(), names: new Map(), rounds: new Map(), gate: { answered: new Set(), sealed: 0, owing: new Set() }, recused: new Map(), sealedBack: [] });

export const challengeIn = ({ challenges }: Past, { ch }: Pick<Line, 'ch'>): ChallengePast => {
  const known = challenges.get(ch) ?? noChallenge();
  challenges.set(ch, known);
  return known;
};
export const roundIn = ({ rounds }: ChallengePast, { pub: { round } }: { pub: { round: string } }): RoundPast => {
  const known = rounds.get(round) ?? { scores: new Map(), ofPair: new Map() };
  rounds.set(round, known);
  return known;
};

/** The last leaf of the entry that judges and results call so. `sealed`: it may be one that stands and whose code nobody opened. */
export const leafOfCode = ({ last, names }: ChallengePast, code: string): LastLeaf | 'sealed' | undefined => {
  // Logs that began before entries had names of their own call them by their codes.
  const found = last.get(names.get(code) ?? code);
  if (found) return found;
  const opened = new Set(names.values());
  return [...last].some(([name, { kind }]) => kind !== 'entry.withdrawn' && !opened.has(name)) ? 'sealed' : undefined;
};

export const codesSealed = ({ ch }: Pick<Line, 'ch'>) => ({ unchecked: `Which entries of ${ch} on the record are those that were judged: the codes of those not selected stay sealed, and an auditor can check them.` });

/** Of whom and of what, where it was opened. */
export const pairOf = ({ opened: { judge, entry } }: { opened: { judge?: string | undefined; entry?: string | undefined } }): string | undefined => (judge === undefined || entry === undefined ? undefined : `${judge} ${entry}`);

/** The score of this judge on this entry that stands, where both were opened. */
export const standingScore = ({ ofPair }: RoundPast, pair: string | undefined): KnownScore | undefined => {
  const last = pair === undefined ? undefined : ofPair.get(pair);
  return last?.state === 'stands' ? last : undefined;
};

const takeBackPair = (round: RoundPast, pair: string): void => {
  const score = standingScore(round, pair);
  if (score) score.state = 'taken back';
};

const takeBack = ({ scores }: RoundPast, given: (line: ScoreLine) => boolean): void => {
  for (const score of scores.values()) if (score.state === 'stands' && given(score.line)) score.state = 'taken back';
};

const passScore = (line: ScoreLine, challenge: ChallengePast): void => {
  const round = roundIn(challenge, line);
  for (const before of line.kind === 'score.corrected' ? line.refs : []) {
    const replaced = round.scores.get(before);
    if (replaced) replaced.state = 'replaced';
  }
  const [known, pair]: [KnownScore, string | undefined] = [{ line, state: 'stands' }, pairOf(line)];
  round.scores.set(line.index, known);
  if (pair !== undefined) round.ofPair.set(pair, known);
  const { judge } = line.opened;
  if (judge !== undefined && !challenge.gate.answered.has(judge)) challenge.gate.owing.add(judge);
};

const passConflict = (line: Line<'conflict.declared'>, challenge: ChallengePast): void => {
  const { judge } = line.opened;
  if (line.pub.effect === 'answered') {
    if (judge === undefined) challenge.gate.sealed += 1;
    else {
      challenge.gate.answered.add(judge);
      challenge.gate.owing.delete(judge);
    }
    return;
  }
  const pair = pairOf(line);
  if (pair === undefined) {
    challenge.sealedBack.push({ index: line.index, any: false });
    return;
  }
  challenge.recused.set(pair, line);
  for (const round of challenge.rounds.values()) takeBackPair(round, pair);
};

const passEntry = (line: Line<'entry.received' | 'entry.replaced' | 'entry.withdrawn'>, challenge: ChallengePast): void => {
  const { kind, pub: { entry }, index, n, hash } = line;
  challenge.entries.push({ kind, entry, index, n, hash });
  challenge.last.set(entry, { kind, index, version: line.kind === 'entry.withdrawn' ? (challenge.last.get(entry)?.version ?? 0) : line.pub.version });
};

const passOut = (line: Line<'entry.excluded' | 'entry.disqualified' | 'judge.revoked'>, challenge: ChallengePast): void => {
  const [member, who] = line.kind === 'judge.revoked' ? (['judge', line.opened.judge] as const) : (['entry', line.opened.entry] as const);
  if (who === undefined) challenge.sealedBack.push({ index: line.index, any: true });
  else for (const round of challenge.rounds.values()) takeBack(round, (score) => score.opened[member] === who);
};

const passJudging = (line: Line, challenge: ChallengePast): void => {
  if (isOf(line, 'score.committed', 'score.corrected')) passScore(line, challenge);
  else if (isOf(line, 'score.abstained')) {
    const pair = pairOf(line);
    if (pair === undefined) challenge.sealedBack.push({ index: line.index, any: false });
    else takeBackPair(roundIn(challenge, line), pair);
  } else if (isOf(line, 'conflict.declared')) passConflict(line, challenge);
  else if (isOf(line, 'entry.excluded', 'entry.disqualified', 'judge.revoked')) passOut(line, challenge);
  else if (isOf(line, 'assignment.made')) roundIn(challenge, line).assigned = line;
  else if (isOf(line, 'scores.revealed')) roundIn(challenge, line).revealed = line;
  else if (isOf(line, 'decisions.applied')) roundIn(challenge, line).decided = line;
  else if (isOf(line, 'result.published')) roundIn(challenge, line).published ??= line;
};

/** What is so once this leaf is on the record. */
export const pass = (past: Past, line: Line): void => {
  past.lines.set(line.index, line);
  if (isOf(line, 'log.opened')) past.openedAt ??= line.at;
  else if (line.at > (past.openedAt ?? '') && line.ch !== 'log') past.since ??= line;
  if (isOf(line, 'log.opened')) past.key ??= line.pub.key;
  else if (isOf(line, 'statuslist.published')) past.lists.set(line.pub.list, Math.max(line.pub.sequence, past.lists.get(line.pub.list) ?? 0));
  else if (isOf(line, 'award.revoked')) for (const ref of line.refs) past.revokedAwards.add(ref);
  if (line.ch === 'log') return;
  const challenge = challengeIn(past, line);
  if (line.hidden) challenge.hidden = Math.max(challenge.hidden, line.n);
  if (isOf(line, 'rules.published', 'rules.amended')) challenge.rules = line;
  else if (isOf(line, 'challenge.cancelled')) challenge.cancelled ??= line;
  else if (isOf(line, 'submissions.closed')) challenge.closed ??= line;
  else if (isOf(line, 'entry.received', 'entry.replaced', 'entry.withdrawn')) passEntry(line, challenge);
  else passJudging(line, challenge);
};
