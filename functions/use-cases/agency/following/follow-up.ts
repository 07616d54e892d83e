import { dueFollowUps, followUpAt, type FollowUp } from '../../../domain/award/follow-up.ts';
import { followMonths, monthsWords, type FollowMonths } from '../../../domain/award/follow-up-words.ts';
import { privateNumberIn } from '../../../domain/award/private-number.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { momentWords } from '../../../domain/moment.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { seenText } from '../../../domain/words/one-line.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { reportedHere, type Needed as Reading } from '../reporting/read-report.ts';

type Needed = Reading & Pick<Ports, 'chance'>;
type Winner = { entryId: string; code: string; title: string; teamName: string };

/** Those who hold a prize now, and those of whom something is written. */
const winnersOf = async (ports: Needed, { id }: Challenge, written: FollowUp[]): Promise<Winner[]> => {
  const holding = (await ports.rounds.selected(id)).filter(({ outcome }) => outcome === 'winner').toSorted((a, b) => b.cents - a.cents || a.place - b.place);
  const all = [...holding, ...written].map(({ entryId, code, title, teamName }) => ({ entryId, code, title, teamName }));
  return [...new Map(all.map((one) => [one.entryId, one])).values()];
};

export type FollowRow = Winner & { months: FollowMonths; dueAt: string; state: 'ahead' | 'due' | 'passed' | 'written'; written?: Omit<FollowUp, 'by'> & { byName: string } | undefined };
export type FollowDesk = { resultsAt?: string | undefined; items: FollowRow[] };

/** A look that was never taken is over once the next is due. */
const stateAt = (months: FollowMonths, due: FollowMonths[]): FollowRow['state'] => (!due.includes(months) ? 'ahead' : months === due.at(-1) ? 'due' : 'passed');

/** What became of each winner, and what is to be looked at when. */
export const readFollowUps = async (ports: Needed, caller: Caller, challengeId: string): Promise<FollowDesk> => {
  const { challenge } = await reportedHere(ports, caller, challengeId);
  const { resultsAt } = challenge;
  if (!resultsAt) return { items: [] };
  const written = await ports.followUps.ofChallenge(challenge.id);
  const [winners, people] = await Promise.all([winnersOf(ports, challenge, written), ports.people.findMany([...new Set(written.map(({ by }) => by))])]);
  const [names, due] = [new Map(people.map(({ id, name, closed }) => [id, closed ? undefined : name])), dueFollowUps(resultsAt, caller.at)];
  const named = ({ by, ...one }: FollowUp) => ({ ...one, byName: names.get(by) ?? 'Somebody who left' });
  return {
    resultsAt,
    items: winners.flatMap((winner) => followMonths.map((months): FollowRow => {
      const own = written.find((one) => one.entryId === winner.entryId && one.months === months);
      return { ...winner, months, dueAt: followUpAt(resultsAt, months), state: own ? 'written' : stateAt(months, due), written: own && named(own) };
    })),
  };
};

type Wanted = Pick<FollowUp, 'inUse' | 'end' | 'cents' | 'source' | 'text' | 'shown'> & { challengeId: string; entryId: string; months: FollowMonths; version: number };

const refuseUnsaid = ({ text, source, shown }: Wanted): void => {
  if (seenText(text).length < 10) throw new Refusal('invalid', 'Say what became of it, in a sentence at least.', 'text');
  if (source && !/^https?:\/\/\S+\.\S+$/.test(source)) throw new Refusal('invalid', 'Give a whole link, such as https://example.gov/page', 'source');
  if (shown && !source) throw new Refusal('invalid', 'What everybody reads needs a source: a page that says so.', 'source');
  const found = privateNumberIn(text);
  if (found) throw new Refusal('invalid', `This looks like ${found}. Leave it out.`, 'text');
};

/** What became of one winner, once it is time to look. It can be written anew. */
export const writeFollowUp = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<FollowUp> => {
  const { challenge, person } = await reportedHere(ports, caller, wanted.challengeId, 'manager');
  const { entryId, months, inUse, end, cents, source, text, shown } = wanted;
  if (!challenge.resultsAt) throw new Refusal('conflict', 'Publish the results first. Six months later there is something to tell.');
  const [stored, decision] = await Promise.all([ports.followUps.find(challenge.id, entryId, months), ports.rounds.decision(challenge.id, entryId)]);
  if (!stored && decision?.outcome !== 'winner') throw notFound('winner');
  const dueAt = followUpAt(challenge.resultsAt, months);
  if (caller.at < dueAt) throw new Refusal('closed', `This is to be looked at ${monthsWords(months)} after the results: from ${momentWords(dueAt, 'UTC')}.`);
  if ((stored?.version ?? 0) !== wanted.version) throw new Refusal('stale', 'Somebody wrote this follow-up since you opened it. Compare, then save again.', undefined, { current: stored, version: stored?.version ?? 0 });
  refuseUnsaid(wanted);
  const { code, title, teamName } = decision ?? stored!;
  const next: FollowUp = { challengeId: challenge.id, entryId, months, code, title, teamName, inUse, end, cents, source, text, shown, by: person.id, at: caller.at, version: wanted.version + 1 };
  await ports.followUps.save(next, tell(ports, caller, 'follow-up.written', { about: challenge.id, refs: { entry: entryId, months, shown }, answer: next }));
  return next;
};
