import type { Caller } from '../../../domain/caller.ts';
import { stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import { leastHours, mostClarifications, mostDays, stateOf, type Clarification, type ClarificationCard, type ClarificationState, type storedStates } from '../../../domain/entry/clarification.ts';
import { asSent, entryState, type Entry } from '../../../domain/entry/entry.ts';
import { momentWords } from '../../../domain/moment.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { closingInstantOf } from '../../../domain/zone.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance' | 'clarifications' | 'entries' | 'people' | 'rounds'>;
type OfEntry = { challengeId: string; entryId: string };
type One = OfEntry & { id: string; version: number };
type Named = { byName: string; at: string };
export type AskedClarification = Pick<Clarification, 'id' | 'n' | 'question' | 'askedAt' | 'due' | 'version'> & {
  state: ClarificationState; askedByName: string; answer?: (Named & { text: string }) | undefined; filed?: (Named & { judges: boolean; blindSafe: boolean }) | undefined; withdrawn?: Named | undefined;
};

const found = async (ports: Needed, challenge: Challenge, entryId: string): Promise<Entry> => {
  const entry = await ports.entries.find(entryId, { strong: true });
  if (!entry || entry.challengeId !== challenge.id || !['sent', 'excluded'].includes(entryState(entry))) throw notFound('entry');
  return entry;
};

const whyNot = (challenge: Challenge, decided: boolean, at: string): string | undefined => {
  const stage = stageOf(challenge, at);
  if (stage === 'open' || stage === 'upcoming') return 'Entries are still open: a team can mend what it sent. Ask after the deadline.';
  if (!['closed', 'judging', 'deciding'].includes(stage)) return 'This challenge is over. What was decided stands.';
  return decided ? 'Decisions are applied. An answer would change nothing any more.' : undefined;
};

const reasonNot = async (ports: Needed, challenge: Challenge, at: string): Promise<string | undefined> => whyNot(challenge, (await ports.rounds.current(challenge.id))?.decidedAt !== undefined, at);
const refuseUntimely = async (ports: Needed, challenge: Challenge, at: string): Promise<void> => {
  const why = await reasonNot(ports, challenge, at);
  if (why) throw new Refusal('closed', why);
};

const hour = 3_600_000;
const dueOf = (local: string, { zone }: Challenge, at: string): string => {
  const due = closingInstantOf(local, zone, 'due');
  const hours = (Date.parse(due) - Date.parse(at)) / hour;
  if (hours < leastHours) throw new Refusal('invalid', 'Give the team at least an hour. A day or more is fair: people read letters once a day.', 'due');
  if (hours > mostDays * 24) throw new Refusal('invalid', `Choose a time within ${mostDays} days, by ${momentWords(new Date(Date.parse(at) + mostDays * 24 * hour).toISOString(), zone)}.`, 'due');
  return due;
};

const shown = (one: Clarification, names: Map<string, string>, at: string): AskedClarification => {
  const { id, n, question, askedAt, due, version, answer, filed, withdrawn } = one;
  const named = (said: { by: string; at: string }) => ({ byName: names.get(said.by) ?? 'Somebody who left', at: said.at });
  return {
    id, n, question, askedAt, due, version, state: stateOf(one, at), askedByName: names.get(one.askedBy) ?? 'Somebody who left', answer: answer && { ...named(answer), text: answer.text },
    filed: filed && { ...named(filed), judges: filed.judges, blindSafe: filed.blindSafe }, withdrawn: withdrawn && named(withdrawn),
  };
};
const withNames = async (ports: Needed, all: Clarification[], at: string): Promise<AskedClarification[]> => {
  const people = await ports.people.findMany([...new Set(all.flatMap((one) => [one.askedBy, one.answer?.by, one.filed?.by, one.withdrawn?.by].flatMap((id) => id ?? [])))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return all.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)).map((one) => shown(one, names, at));
};

/** A question to one team about what it sent. The same for all who manage the challenge; nobody else hears of it. */
export const askClarification = async (ports: Needed, caller: Caller, wanted: OfEntry & { question: string; due: string }): Promise<AskedClarification> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await found(ports, challenge, wanted.entryId);
  await refuseUntimely(ports, challenge, caller.at);
  const due = dueOf(wanted.due, challenge, caller.at);
  if ((await ports.clarifications.ofEntry(entry.id)).length >= mostClarifications) throw new Refusal('limit', `A team is asked at most ${mostClarifications} times about an entry.`, 'question');
  const one: Clarification = {
    id: ports.chance.id('clarification'), challengeId: challenge.id, entryId: entry.id, teamId: entry.teamId, code: entry.code, title: asSent(entry).title, n: entry.sentVersion,
    question: wanted.question, askedBy: person.id, askedAt: caller.at, due, version: 1,
  };
  const answer = shown(one, new Map([[person.id, person.name]]), caller.at);
  await ports.clarifications.save(one, tell(ports, caller, 'clarification.asked', { about: challenge.id, refs: { entry: entry.id, clarification: one.id, team: entry.teamId }, answer }));
  return answer;
};

const ownOne = async (ports: Needed, caller: Caller, wanted: One) => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  await found(ports, challenge, wanted.entryId);
  const one = await ports.clarifications.find(wanted.entryId, wanted.id);
  if (!one || one.challengeId !== challenge.id) throw notFound('question');
  if (one.version !== wanted.version) throw new Refusal('stale', 'This question or its answer changed since you opened the page. Look again, then decide.');
  return { challenge, person, one };
};

const keep = async (ports: Needed, caller: Caller, next: Clarification, kind: 'clarification.withdrawn' | 'clarification.filed'): Promise<AskedClarification> => {
  const [answer] = await withNames(ports, [next], caller.at);
  await ports.clarifications.save(next, tell(ports, caller, kind, { about: next.challengeId, refs: { entry: next.entryId, clarification: next.id, team: next.teamId }, answer }));
  return answer!;
};

/** Nobody needs to answer any more. An answer that came stays readable. */
export const withdrawClarification = async (ports: Needed, caller: Caller, wanted: One): Promise<AskedClarification> => {
  const { one, person } = await ownOne(ports, caller, wanted);
  if (one.answer || one.withdrawn) throw new Refusal('conflict', one.withdrawn ? 'This question was taken back already.' : 'The team has answered. Say what to do with the answer instead.');
  return keep(ports, caller, { ...one, withdrawn: { by: person.id, at: caller.at }, version: one.version + 1 }, 'clarification.withdrawn');
};

/** What becomes of an answer: kept by the agency, or shown to the judges beside the entry. It can be decided anew until the decisions are applied. */
export const fileClarification = async (ports: Needed, caller: Caller, wanted: One & { judges: boolean; blindSafe: boolean }): Promise<AskedClarification> => {
  const { challenge, one, person } = await ownOne(ports, caller, wanted);
  await refuseUntimely(ports, challenge, caller.at);
  if (!one.answer || one.withdrawn) throw new Refusal('conflict', 'There is no answer yet.');
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (wanted.judges && rules?.sections.judging.blind && !wanted.blindSafe) throw new Refusal('invalid', 'Judging is blind. Confirm that neither your question nor the answer tells who made the entry, or keep it from the judges.', 'blindSafe');
  return keep(ports, caller, { ...one, filed: { by: person.id, at: caller.at, judges: wanted.judges, blindSafe: wanted.judges && wanted.blindSafe }, version: one.version + 1 }, 'clarification.filed');
};

export type EntryClarifications = { items: AskedClarification[]; title: string; code: string; blind: boolean; /** Why nothing can be asked now. */ whyNot?: string | undefined };

/** All that was asked about one entry, the newest first. */
export const readClarifications = async (ports: Needed, caller: Caller, wanted: OfEntry): Promise<EntryClarifications> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await found(ports, challenge, wanted.entryId);
  const [all, rules, why] = await Promise.all([ports.clarifications.ofEntry(entry.id), ports.challenges.rules(challenge.id, challenge.rulesVersion), reasonNot(ports, challenge, caller.at)]);
  return { items: await withNames(ports, all, caller.at), title: asSent(entry).title, code: entry.code, blind: rules?.sections.judging.blind ?? false, whyNot: why };
};

/** A page of what was asked of all teams, by when it is due. */
export const listClarifications = async (ports: Needed, caller: Caller, wanted: { challengeId: string; state: (typeof storedStates)[number]; after: string | undefined }): Promise<Listed<ClarificationCard & { late: boolean }>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items, next } = await ports.clarifications.ofChallenge(challenge.id, wanted.state, wanted.after);
  return { items: items.map((card) => ({ ...card, late: card.state === 'waiting' && caller.at > card.due })), next };
};
