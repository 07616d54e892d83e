import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import type { Decision } from '../../../domain/judging/decision/decision.ts';
import { publicDecisions, type Tier } from '../../../domain/judging/decision/prizes.ts';
import { correctedDecisions, correctedRecord, correctionLines, isWithdrawn, replacedVersion, type Correction } from '../../../domain/judging/result/result-version.ts';
import { stands } from '../../../domain/entry/entry.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tiersOf } from '../../award-place.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'awards' | 'challenges' | 'entries' | 'results' | 'rounds'> & Recorder;
type Change = { challengeId: string; reason: string; version: number };
export type Corrected = { n: number; what: 'corrected' | 'withdrawn'; at: string; version: number };

const publishedResults = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (!challenge.resultsAt || !round) throw new Refusal('conflict', 'The results are not published yet. Change the decisions instead.');
  const [selected, record, tiers] = await Promise.all([ports.rounds.selected(challenge.id), ports.results.published(round.id), tiersOf(ports, challenge)]);
  return { challenge, round, selected, record, tiers };
};
type Open = Awaited<ReturnType<typeof publishedResults>>;

const refuseStale = ({ version }: Challenge, wanted: number): void => {
  if (version !== wanted) throw new Refusal('stale', 'Somebody changed what is published since you opened this page. Look again, then publish.', undefined, { version });
};

/** A prize that is being given out already goes on under Awards, where it passes on with a place of its own on the record. */
const refuseBegun = async (ports: Needed, { challenge, tiers }: Open, places: Pick<Decision, 'outcome' | 'prizeId' | 'place' | 'code'>[]): Promise<void> => {
  const begun = new Set((await ports.awards.cards(challenge.id)).map(({ prizeId, place }) => `${prizeId} ${place}`));
  const one = places.find(({ outcome, prizeId, place }) => outcome === 'winner' && begun.has(`${prizeId} ${place}`));
  if (one) throw new Refusal('conflict', `Work on “${tiers.find(({ id }) => id === one.prizeId)?.name ?? one.prizeId}” has begun under Awards. Pass the prize on there: the results page says so, and it goes on the public record.`, 'to');
};

/** As everybody reads it until now. */
const standing = ({ challenge, selected, tiers, record }: Open, at: string) => {
  const places = new Map(record?.rows.map(({ code, place, chairPlace }) => [code, chairPlace ?? place]));
  return replacedVersion(challenge.id, challenge, publicDecisions(selected, tiers, places), record !== undefined, at);
};

type Next = { what: 'corrected' | 'withdrawn'; decisions: Decision[]; title: string; lines: string[]; kind: 'results-corrected' | 'results-withdrawn' };

const replaceResults = async (ports: Needed, caller: Caller, open: Open, { what, decisions, title, lines, kind }: Next, reason: string): Promise<Corrected> => {
  const { challenge, round, selected, record, tiers } = open;
  const before = standing(open, caller.at);
  const n = before.n + 1;
  const notice: Notice = {
    id: ports.chance.id('notice'), challengeId: challenge.id, kind, title, at: caller.at, rulesVersion: challenge.rulesVersion,
    text: `${reason}${lines.length > 0 ? `\n\n${lines.map((line) => `- ${line}`).join('\n')}` : ''}\n\nWhat stood before stays readable on the results page.`,
  };
  const next: Challenge = { ...challenge, resultsChange: { n, what, at: caller.at, reason }, version: challenge.version + 1 };
  const answer: Corrected = { n, what, at: caller.at, version: next.version };
  const now = record && what === 'corrected' ? correctedRecord(record, decisions, selected, tiers) : undefined;
  const gone = new Set(decisions.map(({ entryId }) => entryId));
  const winning = what === 'withdrawn' ? [] : [...selected.filter(({ entryId }) => !gone.has(entryId)), ...decisions];
  const refs = { notice: notice.id, n, entries: decisions.map(({ entryId }) => entryId).join(' ') };
  const deed = tell(ports, caller, what === 'corrected' ? 'results.corrected' : 'results.withdrawn', { about: challenge.id, refs, answer });
  const told = onRecord(ports, deed, { round, decisions: winning, file: now?.panel.fileHash, record: now && ports.sha256(canonical(now)), notice });
  await ports.results.replace({ challenge: next, notice, before, decisions, roundId: round.id, ...(record ? { records: { before: record, now: now ?? record } } : {}) }, told);
  return answer;
};

/** Results that were wrong become a new version, with a reason that everybody reads. What stood before stays readable. */
export const correctResults = async (ports: Needed, caller: Caller, wanted: Change & { changes: Correction[] }): Promise<Corrected> => {
  recentlySignedIn(caller);
  const open = await publishedResults(ports, caller, wanted.challengeId);
  const { challenge, selected, tiers } = open;
  refuseStale(challenge, wanted.version);
  const ids = [...new Set(wanted.changes.map(({ entryId }) => entryId))];
  if (ids.length < wanted.changes.length) throw new Refusal('invalid', 'Name each entry once.', 'changes');
  const [before, entries] = await Promise.all([ports.rounds.someDecisions(challenge.id, ids), ports.entries.findMany(ids)]);
  if (before.length < ids.length) throw notFound('entry');
  const decisions = correctedDecisions(before, wanted.changes, selected, tiers);
  const out = decisions.find((one) => one.outcome !== 'not-selected' && !entries.some((entry) => entry.id === one.entryId && stands(entry)));
  if (out) throw new Refusal('conflict', `${out.code} was withdrawn or excluded since. Choose another.`, `to-${out.entryId}`);
  if (decisions.length === 0 && !isWithdrawn(challenge)) throw new Refusal('invalid', 'Nothing differs from what is published. Change the outcome of an entry, or its reason.', 'changes');
  await refuseBegun(ports, open, [...before.filter(({ entryId }) => decisions.some((one) => one.entryId === entryId)), ...decisions]);
  const title = isWithdrawn(challenge) ? 'Results are published again' : 'The results were corrected';
  return replaceResults(ports, caller, open, { what: 'corrected', decisions, title, lines: correctionLines(before, decisions, tiers), kind: 'results-corrected' }, wanted.reason);
};

/** The results no longer count, until others are published. What stood stays readable, marked as withdrawn. */
export const withdrawResults = async (ports: Needed, caller: Caller, wanted: Change): Promise<Corrected> => {
  recentlySignedIn(caller);
  const open = await publishedResults(ports, caller, wanted.challengeId);
  refuseStale(open.challenge, wanted.version);
  if (isWithdrawn(open.challenge)) throw new Refusal('conflict', 'The results are withdrawn already.');
  return replaceResults(ports, caller, open, { what: 'withdrawn', decisions: [], title: 'The results were withdrawn', lines: [], kind: 'results-withdrawn' }, wanted.reason);
};

type Shown = Pick<Decision, 'entryId' | 'code' | 'title' | 'teamName' | 'outcome' | 'prizeId' | 'place' | 'reason'> & { /** Its prize is being given out already. */ begun: boolean };
export type CorrectionDesk = { selected: Shown[]; tiers: Tier[]; change?: Challenge['resultsChange']; version: number };

/** What is published, to be corrected; with one entry more that was not selected. */
export const readCorrection = async (ports: Needed, caller: Caller, { challengeId, add }: { challengeId: string; add?: string | undefined }): Promise<CorrectionDesk> => {
  const { challenge, selected, tiers } = await publishedResults(ports, caller, challengeId);
  const [other, cards] = await Promise.all([add && !selected.some(({ entryId }) => entryId === add) ? ports.rounds.decision(challenge.id, add) : undefined, ports.awards.cards(challenge.id)]);
  const rows = [...selected.toSorted((a, b) => b.cents - a.cents || a.place - b.place || (a.code < b.code ? -1 : 1)), ...(other ? [other] : [])];
  const begun = (one: Decision) => one.outcome === 'winner' && cards.some(({ prizeId, place }) => prizeId === one.prizeId && place === one.place);
  return {
    selected: rows.map((one) => ({ entryId: one.entryId, code: one.code, title: one.title, teamName: one.teamName, outcome: one.outcome, prizeId: one.prizeId, place: one.place, reason: one.reason, begun: begun(one) })),
    tiers, change: challenge.resultsChange, version: challenge.version,
  };
};
