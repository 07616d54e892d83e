import { stateOf, type Award, type AwardState, type Ending, type Share } from '../../domain/award/award.ts';
import { checkIds, checks, isForm, type CheckId } from '../../domain/award/check-list.ts';
import { privateNumberIn } from '../../domain/award/private-number.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import type { Ports } from '../../ports/ports.ts';
import { canonical } from '../../domain/words/canonical.ts';
import { moneyWords } from '../../domain/words/money.ts';
import { awardAt, prizeName, refuseCancelled, tiersOf } from '../award-place.ts';
import { storedRound } from '../current-round.ts';
import { tell } from '../tell.ts';
import { leadOf, ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'awards' | 'challenges' | 'chance' | 'entries' | 'people' | 'rounds' | 'teams'>;
export type NamedShare = Share & { name: string };

type Item = { id: CheckId; name: string; asks: string; state: 'open' | 'in' | 'waived' | 'failed'; on?: string | undefined; at?: string | undefined };
/** What a team reads of its award: no names and no notes of the agency. */
export type OwnAward = {
  prize: string; cents: number; other: string; state: AwardState; since: string; items: Item[];
  asked?: { due: string; how: string } | undefined; answer?: { taken: boolean; at: string; shares?: NamedShare[] | undefined } | undefined; approvedAt?: string | undefined;
  payments: { cents: number; on: string; reference: string }[]; version: number;
};
export type OwnPrizes = { award?: OwnAward | undefined; ended: { prize: string; ending: Ending; at: string }[] };

const inWords = { met: 'in', waived: 'waived', failed: 'failed' } as const;
const itemsOf = ({ checks: done }: Award): Item[] => checkIds.flatMap((id): Item[] => {
  const { name, winner } = checks[id];
  const check = done[id];
  return winner ? [{ id, name, asks: winner, state: check ? inWords[check.state] : 'open', ...(check && isForm(id) && check.on ? { on: check.on } : {}), ...(check ? { at: check.at } : {}) }] : [];
});

/** The award an entry holds; undefined while nothing is decided, or where it holds none. */
const heldBy = async (ports: Needed, { challengeId, id }: Entry): Promise<{ challenge: Challenge; award: Award | undefined } | undefined> => {
  const challenge = await ports.challenges.find(challengeId, { strong: true });
  const round = challenge && (await storedRound(ports, challenge));
  if (!challenge || !round?.decidedAt) return undefined;
  const decision = await ports.rounds.decision(challengeId, id);
  if (decision?.outcome !== 'winner') return { challenge, award: undefined };
  const award = await awardAt(ports, challenge, decision, round.decidedAt);
  return { challenge, award: award.holder?.entryId === id ? award : undefined };
};

/** Each share with its name, largest first. */
export const namedShares = async ({ people }: Pick<Ports, 'people'>, shares: Share[] | undefined): Promise<NamedShare[] | undefined> => {
  if (!shares) return undefined;
  const names = new Map((await people.findMany(shares.map(({ personId }) => personId))).map(({ id, name, closed }) => [id, closed ? undefined : name]));
  return shares.map((share) => ({ ...share, name: names.get(share.personId) ?? 'Somebody whose account is closed' })).toSorted((a, b) => b.cents - a.cents);
};

const shown = async (ports: Needed, challenge: Challenge, award: Award, at: string): Promise<OwnAward> => {
  const tiers = await tiersOf(ports, challenge);
  const { asked, answer, approved, payments, cents, version } = award;
  return {
    prize: prizeName(tiers, award), cents, other: tiers.find(({ id }) => id === award.prizeId)?.other ?? '', state: stateOf(award, at), since: award.holder!.since, items: itemsOf(award),
    asked: asked && { due: asked.due, how: asked.how }, answer: answer && { taken: answer.taken, at: answer.at, shares: await namedShares(ports, answer.shares) }, approvedAt: approved?.at,
    payments: payments.filter(({ takenBack }) => !takenBack).map((one) => ({ cents: one.cents, on: one.on, reference: one.reference })), version,
  };
};

/** What became of the prize of one’s own entry. */
export const readOwnAward = async (ports: Needed, caller: Caller, entryId: string): Promise<OwnPrizes> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  const held = await heldBy(ports, entry);
  if (!held) return { ended: [] };
  const [ended, tiers] = await Promise.all([ports.awards.endedOf(entry.challengeId, entry.id), tiersOf(ports, held.challenge)]);
  return { award: held.award && (await shown(ports, held.challenge, held.award, caller.at)), ended: ended.map(({ prizeId, place, ending, at }) => ({ prize: prizeName(tiers, { prizeId, place }), ending, at })) };
};

/** All of the prize, among people of the team. */
const checkedShares = async ({ teams }: Pick<Ports, 'teams'>, teamId: string, { cents }: Award, shares: Share[]): Promise<Share[]> => {
  if (cents === 0) throw new Refusal('invalid', 'This prize is no money, so there is nothing to divide.', 'shares');
  const members = new Set((await teams.members(teamId)).map(({ personId }) => personId));
  const strange = shares.findIndex(({ personId }, at) => !members.has(personId) || shares.findIndex((one) => one.personId === personId) < at);
  if (strange >= 0) throw new Refusal('invalid', 'Name each person of the team once.', `shares.${strange}.personId`);
  const sum = shares.reduce((all, one) => all + one.cents, 0);
  if (sum !== cents) throw new Refusal('invalid', `The shares add up to ${moneyWords(sum)}, and the prize is ${moneyWords(cents)}. Divide all of it, or leave all of them empty.`, 'shares');
  return shares;
};

/** The lead says whether the team takes the prize. A no stands until the agency asks again or passes it on; a yes can become a no until it is approved. */
export const answerAward = async (ports: Needed, caller: Caller, wanted: { entryId: string; taken: boolean; reason: string; shares: Share[]; version: number }): Promise<OwnAward> => {
  const own = await ownEntry(ports, caller, wanted.entryId);
  leadOf(own);
  const held = await heldBy(ports, own.entry);
  if (!held?.award) throw notFound('award');
  const { challenge, award } = held;
  refuseCancelled(challenge);
  if (award.version !== wanted.version) throw new Refusal('stale', 'The agency worked on your award meanwhile. Look again.', undefined, { version: award.version });
  if (award.approved) throw new Refusal('conflict', 'Your award is approved. Write to the agency if you do not take it.');
  const shares = wanted.taken && wanted.shares.length > 0 ? await checkedShares(ports, own.team.id, award, wanted.shares) : undefined;
  if (award.answer?.taken === wanted.taken && canonical(shares ?? []) === canonical(award.answer.shares ?? [])) throw new Refusal('conflict', wanted.taken ? 'You take it already.' : 'You said that you do not take it.');
  const found = privateNumberIn(wanted.reason);
  if (found) throw new Refusal('invalid', `This looks like ${found}. Never write bank or tax numbers here: leave it out.`, 'reason');
  if (!wanted.taken && wanted.reason.length < 3) throw new Refusal('invalid', 'Say why, in a few words. The agency reads it.', 'reason');
  const next: Award = { ...award, answer: { taken: wanted.taken, by: own.person.id, at: caller.at, reason: wanted.reason, shares }, version: award.version + 1 };
  const answer = await shown(ports, challenge, next, caller.at);
  const deed = tell(ports, caller, 'award.answered', { about: challenge.id, refs: { prize: award.prizeId, place: award.place, entry: own.entry.id, team: own.team.id, taken: wanted.taken }, answer });
  const { id, by, at } = deed;
  await ports.awards.save(next, { id, n: next.version, challengeId: challenge.id, prizeId: award.prizeId, place: award.place, what: wanted.taken ? 'taken' : 'declined', by, at, code: own.entry.code, teamName: own.team.name, reason: wanted.reason }, deed);
  return answer;
};
