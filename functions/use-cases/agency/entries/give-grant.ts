import type { Caller } from '../../../domain/caller.ts';
import { entriesPhase, judgingPhase, type Challenge } from '../../../domain/call/challenge.ts';
import type { Grant } from '../../../domain/entry/grant.ts';
import { momentWords } from '../../../domain/moment.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { closingInstantOf } from '../../../domain/zone.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'grants' | 'people' | 'registrations' | 'rounds' | 'teams'> & Recorder;
export type GrantRow = Grant & { name: string };

const isTeam = (holder: string) => holder.startsWith('tem_');

/** What the holder goes by, if it takes part in this challenge. */
const holderName = async (ports: Needed, challenge: Challenge, holder: string): Promise<string> => {
  if (isTeam(holder)) {
    const team = await ports.teams.find(holder);
    if (team?.challengeId !== challenge.id || team.memberCount === 0) throw notFound('team');
    return team.name;
  }
  const [registration, person] = await Promise.all([ports.registrations.find(challenge.id, holder), ports.people.find(holder)]);
  if (!registration || !person || person.closed) throw notFound('registration');
  return person.name;
};

/** The end of the minute somebody named, if more time until then makes sense. */
const untilOf = async (ports: Needed, challenge: Challenge, local: string, at: string): Promise<string> => {
  const closesAt = entriesPhase(challenge)?.closesAt;
  if (!closesAt || challenge.cancelled || challenge.listing) throw new Refusal('conflict', 'This challenge takes no entries here.');
  if (challenge.resultsAt) throw new Refusal('closed', 'The results are published.');
  const judging = judgingPhase(challenge);
  if (judging && at >= judging.opensAt) throw new Refusal('closed', 'Judging has opened, so an entry that comes now would be read by nobody.');
  const until = closingInstantOf(local, challenge.zone, 'until');
  if (until <= closesAt) throw new Refusal('invalid', `Everybody has until ${momentWords(closesAt, challenge.zone)}. Give a later time.`, 'until');
  if (until <= at) throw new Refusal('invalid', 'Give a time that is ahead.', 'until');
  if (judging && until >= judging.opensAt) throw new Refusal('invalid', `Judging opens ${momentWords(judging.opensAt, challenge.zone)}. Give a time before it.`, 'until');
  if ((await ports.rounds.current(challenge.id))?.publishedAt) throw new Refusal('conflict', 'Judges have their entries already, so one that comes now would be read by nobody.');
  return until;
};

type Given = { challengeId: string; holder: string; until: string; reason: string; sends: number };

/** One team, or one person, may go on after the deadline. Given again, the newest counts, and its sends count from the start. */
export const giveGrant = async (ports: Needed, caller: Caller, wanted: Given): Promise<GrantRow> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const [name, [before]] = await Promise.all([holderName(ports, challenge, wanted.holder), ports.grants.of(challenge.id, [wanted.holder])]);
  const until = await untilOf(ports, challenge, wanted.until, caller.at);
  const refs = { [isTeam(wanted.holder) ? 'team' : 'person']: wanted.holder, until };
  const act = tell(ports, caller, 'grant.given', { about: challenge.id, refs });
  const grant: Grant = { challengeId: challenge.id, holder: wanted.holder, until, reason: wanted.reason, sends: wanted.sends, used: 0, givenBy: person.id, givenAt: caller.at, act: act.id, version: (before?.version ?? 0) + 1 };
  const row = { ...grant, name };
  await ports.grants.save(grant, onRecord(ports, { ...act, answer: row }, { grant }));
  return row;
};

/** Whom more time would be given to, and what they were given before. */
export const readHolder = async (ports: Needed, caller: Caller, wanted: { challengeId: string; holder: string }): Promise<{ name: string; before: Grant | undefined }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const [name, [before]] = await Promise.all([holderName(ports, challenge, wanted.holder), ports.grants.of(challenge.id, [wanted.holder])]);
  return { name, before };
};

export const listGrants = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after: string | undefined }): Promise<Listed<GrantRow>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items, next } = await ports.grants.ofChallenge(challenge.id, wanted.after);
  const [teams, people] = await Promise.all([
    ports.teams.findMany(items.map(({ holder }) => holder).filter(isTeam)), ports.people.findMany(items.map(({ holder }) => holder).filter((holder) => !isTeam(holder))),
  ]);
  const names = new Map([...teams, ...people].map(({ id, name }) => [id, name]));
  return { items: items.map((grant) => ({ ...grant, name: names.get(grant.holder) ?? '' })), next };
};
