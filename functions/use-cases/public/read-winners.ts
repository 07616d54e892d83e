import { stands } from '../../domain/entry/entry.ts';
import type { Caller } from '../../domain/caller.ts';
import { isWithdrawn, type ResultVersion } from '../../domain/judging/result/result-version.ts';
import type { DecisionRecord } from '../../domain/judging/decision/decision-record.ts';
import { isPublished, type Challenge } from '../../domain/call/challenge.ts';
import type { Decision } from '../../domain/judging/decision/decision.ts';
import type { AwardCard } from '../../domain/award/award.ts';
import { shownFollowUps, type ShownFollowUp } from '../../domain/award/follow-up.ts';
import { publicDecisions, type Tier } from '../../domain/judging/decision/prizes.ts';
import { allAnswers } from '../../domain/entry/sending.ts';
import { publicAnswers, type PublicSection } from '../../domain/entry/answers.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { prizeName } from '../award-place.ts';

export type Winner = Pick<Decision, 'code' | 'title' | 'teamName' | 'outcome' | 'cents' | 'reason'> & { prize: string; other?: string };

/** Results that others took the place of, as everybody read them. Undefined of one that never was. */
export const readResultVersion = async (ports: Pick<Ports, 'challenges' | 'results'>, caller: Caller, { slug, n }: { slug: string; n: number }): Promise<{ version: ResultVersion | undefined; current: number; title: string; zone: string }> => {
  const { challenge, out } = await challengeWithResults(ports, caller, slug);
  const version = out && challenge.resultsChange ? (await ports.results.versions(challenge.id)).find((one) => one.n === n) : undefined;
  return { version, current: challenge.resultsChange?.n ?? 1, title: challenge.title, zone: challenge.zone };
};

/** The decision record that stood beside them. */
export const readRecordBefore = async (ports: Pick<Ports, 'challenges' | 'results' | 'rounds'>, caller: Caller, wanted: { slug: string; n: number }): Promise<DecisionRecord> => {
  const { challenge, out } = await challengeWithResults(ports, caller, wanted.slug);
  const round = out ? await ports.rounds.current(challenge.id) : undefined;
  const record = round && (await ports.results.publishedBefore(round.id, wanted.n));
  if (!record) throw notFound('record');
  return record;
};

const challengeWithResults = async (ports: Pick<Ports, 'challenges'>, caller: Caller, slug: string) => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return { challenge, out: challenge.resultsAt !== undefined && challenge.resultsAt <= caller.at };
};

/** A prize that changed hands since the results were published, and who holds it now. Nothing says why. */
export type Passed = { prize: string; at: string; code?: string | undefined; teamName?: string | undefined };
const passedSince = (cards: AwardCard[], tiers: Tier[], resultsAt = ''): Passed[] =>
  cards.flatMap((card) => (card.changedAt && card.changedAt > resultsAt ? [{ prize: prizeName(tiers, card), at: card.changedAt, code: card.code, teamName: card.teamName }] : [])).toSorted((a, b) => (a.at < b.at ? -1 : 1));

type VersionRow = Pick<ResultVersion, 'n' | 'what' | 'at' | 'until' | 'reason'>;
/** The version that stands, and those that stood before it, the newest first. */
export type Versions = { change?: Challenge['resultsChange']; earlier: VersionRow[] };
const versionsOf = async (ports: Pick<Ports, 'results'>, { id, resultsChange }: Challenge): Promise<Versions> =>
  ({ change: resultsChange, earlier: resultsChange ? (await ports.results.versions(id)).map(({ n, what, at, until, reason }) => ({ n, what, at, until, reason })) : [] });

/** Winners and finalists, once the results are out. Entries that were not selected do not appear. */
export const readWinners = async (ports: Pick<Ports, 'awards' | 'challenges' | 'followUps' | 'rounds' | 'results'>, caller: Caller, slug: string) => {
  const { challenge, out } = await challengeWithResults(ports, caller, slug);
  if (!out) return { challenge, winners: [] as Winner[], record: undefined, unworked: undefined, passed: [] as Passed[], outcomes: [] as ShownFollowUp[], versions: { earlier: [] } as Versions };
  const versions = await versionsOf(ports, challenge);
  if (isWithdrawn(challenge)) return { challenge, winners: [] as Winner[], record: undefined, unworked: undefined, passed: [] as Passed[], outcomes: [] as ShownFollowUp[], versions };
  const [selected, rules, round, cards, followed] = await Promise.all([ports.rounds.selected(challenge.id), ports.challenges.rules(challenge.id, challenge.rulesVersion), ports.rounds.current(challenge.id), ports.awards.cards(challenge.id), ports.followUps.ofChallenge(challenge.id)]);
  const tiers = rules?.sections.prizes.tiers ?? [];
  const record = round && (await ports.results.published(round.id));
  const places = new Map(record?.rows.map(({ code, place, chairPlace }) => [code, chairPlace ?? place]));
  return { challenge, winners: publicDecisions(selected, tiers, places), record, /** Why nothing was worked out, where it was not. */ unworked: record ? undefined : round?.unworked?.reason, passed: passedSince(cards, tiers, challenge.resultsChange?.at ?? challenge.resultsAt), outcomes: shownFollowUps(followed), versions };
};

export type WinningEntry = { winner: Winner; sections: PublicSection[] };

/** What a selected entry says to everybody, once the results are out: the answers that the form said can be published, as they were last sent. Nothing of any other entry. */
export const readWinningEntry = async (ports: Pick<Ports, 'challenges' | 'rounds' | 'entries'>, caller: Caller, { slug, code }: { slug: string; code: string }): Promise<WinningEntry | undefined> => {
  const { challenge, out } = await challengeWithResults(ports, caller, slug);
  const decision = out && !isWithdrawn(challenge) ? (await ports.rounds.selected(challenge.id, code))[0] : undefined;
  const entry = decision && (await ports.entries.find(decision.entryId));
  const sent = entry && stands(entry) ? await ports.entries.sent(entry.id, entry.sentVersion) : undefined;
  const version = (n: number) => ports.challenges.rules(challenge.id, n);
  const [rules, inForce] = sent ? await Promise.all([version(sent.manifest.rulesVersion), version(challenge.rulesVersion)]) : [];
  if (!decision || !sent || !rules) return undefined;
  const [winner] = publicDecisions([decision], inForce?.sections.prizes.tiers ?? []);
  return { winner: winner!, sections: publicAnswers(rules.sections.form.sections, sent.manifest.area, allAnswers(sent.sections)) };
};
