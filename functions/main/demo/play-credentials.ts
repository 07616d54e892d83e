import { onEvent } from '../../jobs/on-event.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Credential } from '../../domain/credential/credential.ts';
import { suspendCredential, withdrawCredential } from '../../use-cases/agency/awarding/change-standing.ts';
import { offerAll } from '../../use-cases/agency/awarding/offer-all.ts';
import { offerOne } from '../../use-cases/agency/awarding/offer-one.ts';
import { addKind } from '../../use-cases/agency/awarding/write-kind.ts';
import { acceptOffer } from '../../use-cases/person/answer-offer.ts';
import { signCredential } from '../../use-cases/system/awarding/sign-credentials.ts';
import { keepIssuer } from '../../use-cases/system/awarding/publish-lists.ts';
import type { Signing } from '../../jobs/on-signing.ts';
import { mara, tim, vera, lena, type Player } from './cast.ts';
import type { Play } from './play-call.ts';

export type Awarding = Play & { signing: Signing };

/** As on the day it happened: the job signs by the clock of the play. */
const signedOn = async ({ ports, signing }: Awarding, { id }: Credential, at: string): Promise<void> => {
  const all = { ...ports, ...signing, clock: { now: () => at } };
  await keepIssuer(all);
  await signCredential(all, id);
};

const accepts = async (play: Awarding, credential: Credential, holder: Player, at: string): Promise<Credential> => {
  const caller = await play.company.as(holder, at);
  await acceptOffer(play.ports, caller, { id: credential.id, name: holder.name });
  await signedOn(play, credential, at);
  return (await play.ports.credentials.find(credential.id))!;
};

/** The winners of a finished challenge have theirs: one accepted, one accepted and withdrawn, the others still to answer. */
export const awardWinners = async (play: Awarding, challenge: Challenge, { offered, leads }: { offered: number; leads: Map<string, Player> }): Promise<void> => {
  const { ports, company, calendar } = play;
  for (const [i, kindId] of (['winner', 'judge'] as const).entries()) {
    const offering = await offerAll(ports, await company.as(mara, calendar.at(offered, i)), { challengeId: challenge.id, kindId });
    const act = { id: offering.act, kind: 'credentials.requested', about: challenge.id, by: offering.by, at: offering.at, refs: { kind: kindId } } as const;
    while ((await onEvent(ports, act)) === 'unfinished');
  }
  const winners = (await ports.credentials.under(challenge.id)).items.filter(({ basis, team }) => basis === 'winner' && team !== undefined && leads.has(team)).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const [first, second] = winners;
  if (first) await accepts(play, first, leads.get(first.team!)!, calendar.at(offered + 1));
  if (!second) return;
  const held = await accepts(play, second, leads.get(second.team!)!, calendar.at(offered + 1, 30));
  await withdrawCredential(ports, await company.as(mara, calendar.at(offered + 4)), { id: held.id, version: held.version, reason: 'The team asked for the prize to go to its school, and takes no credential.' });
};

type Entry = { reference: string; /** Of the demo's calendar. */ day: number; validFrom?: string; validUntil?: string };

/** A register, as of a license, that somebody of an agency keeps. Answers what puts a person on it. */
export const openRegister = async (play: Awarding, { keeper, agencyId, day, text }: { keeper: Player; agencyId: string; day: number; text: Parameters<typeof addKind>[2]['text'] }) => {
  const { ports, company, calendar } = play;
  const kind = await addKind(ports, await company.as(keeper, calendar.at(day)), { agencyId, basis: 'registration', text });
  return async (holder: Player, { day: given, ...entry }: Entry): Promise<Credential> => {
    const { email } = (await company.as(holder, calendar.at(given))).person;
    const credential = await offerOne(ports, await company.as(keeper, calendar.at(given)), { agencyId, kindId: kind.id, email, ...entry });
    return accepts(play, credential, holder, calendar.at(given + 1));
  };
};

/** One in force, one suspended, one that has run out. */
export const keepRegister = async (play: Awarding): Promise<void> => {
  const { ports, company, calendar, agency } = play;
  const register = await openRegister(play, {
    keeper: mara, agencyId: agency.id, day: -160,
    text: { name: 'Registered accessibility tester', description: 'May test city services for the accessibility report.', criteria: 'Passed the practical test of the office, and is not barred from city contracts.', months: 12, renewable: true },
  });
  await register(lena, { reference: 'AT-0117', day: -150 });
  await register(vera, { reference: 'AT-0094', day: -150, validUntil: calendar.at(-20) });
  const third = await register(tim, { reference: 'AT-0121', day: -120 });
  await suspendCredential(ports, await company.as(mara, calendar.at(-9)), { id: third.id, version: third.version, reason: 'The proof of insurance has run out.', until: calendar.at(40) });
};
