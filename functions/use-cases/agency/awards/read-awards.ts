import { awardStates, cardOf, emptyPlace, needsHead, provisional, stateOf, stateOfCard, type Award, type AwardCard, type AwardState, type AwardStep } from '../../../domain/award/award.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Tier } from '../../../domain/judging/decision/prizes.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { awardAt, decidedRound, prizeName, tiersOf, type PlaceOf } from '../../award-place.ts';
import { storedRound } from '../../current-round.ts';
import { namedShares } from '../../team/read-own-award.ts';
import { byChair, chairPlaces, readOrder } from '../deciding/read-order.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'awards' | 'challenges' | 'people' | 'rounds'>;
const readers = ['manager', 'approver'] as const;
const keyOf = ({ prizeId, place }: Pick<AwardCard, 'prizeId' | 'place'>): string => `${prizeId}#${place}`;

/** Of every place of every prize what lists tell: as it was stored, else as the decisions and the rules say. The largest first. */
export const awardCards = async (ports: Pick<Ports, 'awards' | 'challenges' | 'rounds'>, challenge: Challenge, decidedAt: string): Promise<{ tiers: Tier[]; cards: AwardCard[] }> => {
  const [tiers, stored, selected] = await Promise.all([tiersOf(ports, challenge), ports.awards.cards(challenge.id), ports.rounds.selected(challenge.id)]);
  const found = new Map(stored.map((card) => [keyOf(card), card]));
  const given = selected.filter(({ outcome }) => outcome === 'winner').map((one) => cardOf(provisional(one, decidedAt)));
  const empty = tiers.flatMap(({ id, places, cents }) => Array.from({ length: places }, (_, i) => cardOf(emptyPlace({ challengeId: challenge.id, prizeId: id, place: i + 1, cents }))));
  for (const card of [...given, ...empty]) if (!found.has(keyOf(card))) found.set(keyOf(card), card);
  const order = (id: string) => tiers.findIndex((tier) => tier.id === id);
  return { tiers, cards: [...found.values()].toSorted((a, b) => b.cents - a.cents || order(a.prizeId) - order(b.prizeId) || a.place - b.place) };
};

export type AwardRow = Pick<AwardCard, 'prizeId' | 'place' | 'cents' | 'entryId' | 'code' | 'title' | 'teamName' | 'alternate' | 'done' | 'due' | 'paid'> & { prize: string; state: AwardState };
export type AwardSums = { places: number; awarded: number; approved: number; paid: number; states: Partial<Record<AwardState, number>> };

const sumsOf = (rows: AwardRow[]): AwardSums => {
  const sum = (of: AwardRow[]) => of.reduce((all, { cents }) => all + cents, 0);
  const states = Object.fromEntries(awardStates.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count > 0 ? [[state, count]] : [];
  }));
  return { places: rows.length, awarded: sum(rows.filter(({ state }) => state !== 'vacant')), approved: sum(rows.filter(({ state }) => ['approved', 'part-paid', 'paid'].includes(state))), paid: rows.reduce((all, { paid }) => all + paid, 0), states };
};
export const rowsFrom = ({ tiers, cards }: { tiers: Tier[]; cards: AwardCard[] }, at: string): AwardRow[] => cards.map((card) => ({ ...card, prize: prizeName(tiers, card), state: stateOfCard(card, at) }));

const perPage = 50;
/** Every place of every prize, a page at a time, with what they come to; nothing before the decisions are applied. */
export const listAwards = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after?: string | undefined }): Promise<{ decided: boolean; sums?: AwardSums; items: AwardRow[]; next?: string | undefined }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, [...readers]);
  const round = await storedRound(ports, challenge);
  if (!round?.decidedAt) return { decided: false, items: [] };
  const rows = rowsFrom(await awardCards(ports, challenge, round.decidedAt), caller.at);
  const start = wanted.after === undefined ? 0 : rows.findIndex((row) => keyOf(row) === wanted.after) + 1;
  const items = rows.slice(start, start + perPage);
  const last = items.at(-1);
  return { decided: true, sums: sumsOf(rows), items, next: last && start + perPage < rows.length ? keyOf(last) : undefined };
};

type Named<S> = Omit<S, 'by'> & { byName: string; own: boolean };
type Nameable = { by: string };
/** Names in place of ids, and which are the caller’s own acts. */
const naming = async (ports: Needed, me: string, said: (Nameable | undefined)[]) => {
  const people = new Map((await ports.people.findMany([...new Set(said.flatMap((one) => one?.by ?? []))])).map(({ id, name, closed }) => [id, closed ? undefined : name]));
  return <S extends Nameable>({ by, ...rest }: S): Named<S> => ({ ...rest, byName: people.get(by) ?? 'Somebody who left', own: by === me });
};

/** One award in full, for the agency. */
export const readAward = async (ports: Needed, caller: Caller, wanted: PlaceOf) => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, [...readers]);
  const { decidedAt } = await decidedRound(ports, challenge);
  const [award, tiers] = await Promise.all([awardAt(ports, challenge, wanted, decidedAt), tiersOf(ports, challenge)]);
  const { asked, answer, proposed, returned, approved } = award;
  const named = await naming(ports, person.id, [asked, proposed, returned, approved, ...Object.values(award.checks), ...award.payments, ...award.payments.map(({ takenBack }) => takenBack)]);
  const tier = tiers.find(({ id }) => id === award.prizeId);
  return {
    ...shownOf(award), prize: prizeName(tiers, award), other: tier?.other ?? '', state: stateOf(award, caller.at), headNeeded: needsHead(award),
    checks: Object.fromEntries(Object.entries(award.checks).map(([id, check]) => [id, named(check)])),
    asked: asked && named(asked), answer: answer && { taken: answer.taken, at: answer.at, reason: answer.reason, shares: await namedShares(ports, answer.shares) }, proposed: proposed && named(proposed), returned: returned && named(returned), approved: approved && named(approved),
    payments: award.payments.map((payment) => ({ ...named(payment), takenBack: payment.takenBack && named(payment.takenBack) })),
  };
};
const shownOf = ({ prizeId, place, cents, holder, former, version }: Award) => ({ prizeId, place, cents, holder, former, version });
export type ShownAward = Awaited<ReturnType<typeof readAward>>;

/** What happened to it, newest first. */
export const readLedger = async (ports: Needed, caller: Caller, wanted: PlaceOf & { after?: string | undefined }): Promise<Listed<Named<AwardStep>>> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, [...readers]);
  await decidedRound(ports, challenge);
  const { items, next } = await ports.awards.steps(challenge.id, wanted.prizeId, wanted.place, wanted.after);
  const named = await naming(ports, person.id, items);
  return { items: items.map(named), next };
};

const mostAlternates = 10;
/** `next`: the first in the order of whom nothing keeps. `holds`: the lesser prize it would leave. */
export type Alternate = { entryId: string; code: string; title: string; teamName: string; place?: number | undefined; next: boolean; holds?: string | undefined };

/** Who could get it: the entries that come next in the order of the results, where the chair left them; without results, in that of their codes. Whoever lost a prize here gets no other. */
export const listAlternates = async (ports: Needed & Pick<Ports, 'entries' | 'overrides' | 'results' | 'standings'>, caller: Caller, wanted: PlaceOf): Promise<{ items: Alternate[]; ranked: boolean }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, [...readers]);
  const round = await decidedRound(ports, challenge);
  const [award, tiers, scoring, overrides, ended] = await Promise.all([awardAt(ports, challenge, wanted, round.decidedAt), tiersOf(ports, challenge), ports.results.scoring(round.id), ports.overrides.ofRound(round.id), ports.awards.endedIn(challenge.id)]);
  const order = await readOrder(ports, round, scoring);
  const places = chairPlaces(order, overrides);
  const barred = new Set([award.holder?.entryId, ...award.former.map(({ entryId }) => entryId), ...ended.filter(({ ending }) => ending !== 'moved').map(({ entryId }) => entryId)]);
  const ranked = byChair(order, places).filter(({ entryId }) => !barred.has(entryId));
  const items: Alternate[] = [];
  for (let start = 0; start < ranked.length && items.length < mostAlternates; start += perPage) {
    const some = ranked.slice(start, start + perPage);
    const [decisions, entries] = await Promise.all([ports.rounds.someDecisions(challenge.id, some.map(({ entryId }) => entryId)), ports.entries.findMany(some.map(({ entryId }) => entryId))]);
    const [decided, sent] = [new Map(decisions.map((one) => [one.entryId, one])), new Map(entries.map((one) => [one.id, one]))];
    for (const { entryId, place } of some) {
      const [decision, entry] = [decided.get(entryId), sent.get(entryId)];
      if (!decision || !entry || entry.excludedAt || entry.withdrawnAt || (decision.outcome === 'winner' && decision.cents >= award.cents)) continue;
      const at = places.get(entryId)?.place ?? place;
      items.push({ entryId, code: decision.code, title: decision.title, teamName: decision.teamName, ...(at > 0 ? { place: at } : {}), next: items.length === 0 && at > 0, ...(decision.outcome === 'winner' ? { holds: prizeName(tiers, decision) } : {}) });
    }
  }
  return { items: items.slice(0, mostAlternates), ranked: order.run !== undefined };
};
