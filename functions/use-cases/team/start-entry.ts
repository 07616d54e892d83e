import type { Caller } from '../../domain/caller.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { openFor, ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'entries' | 'chance'>;

/** A member starts an entry in one challenge area, using one of their own entry slots. */
export const startEntry = async (ports: Needed, caller: Caller, wanted: { teamId: string; title: string; area: string }): Promise<Entry> => {
  const { team, person } = await ownTeam(ports, caller, wanted.teamId);
  const challenge = await openFor(ports, caller, team.challengeId, { teamId: team.id });
  if (challenge.areas.length > 0 && !challenge.areas.some((area) => area.id === wanted.area)) throw new Refusal('invalid', 'Choose a challenge area.', 'area');
  const id = ports.chance.id('entry');
  const entry: Entry = {
    id, challengeId: challenge.id, teamId: team.id, code: ports.chance.code(6).toUpperCase(), title: wanted.title, area: wanted.area,
    startedBy: person.id, startedAt: caller.at, slot: 1, sentVersion: 0, version: 1,
  };
  return ports.entries.start(entry, challenge.entriesPerPerson, tell(ports, caller, 'entry.started', { about: challenge.id, refs: { entry: id, team: team.id } }));
};

/** Title and area, until the deadline. */
export const renameEntry = async (ports: Needed, entry: Entry, caller: Caller, wanted: { title: string; area: string; version: number }): Promise<Entry> => {
  const challenge = await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  if (challenge.areas.length > 0 && !challenge.areas.some((area) => area.id === wanted.area)) throw new Refusal('invalid', 'Choose a challenge area.', 'area');
  if (entry.title === wanted.title && entry.area === wanted.area) return entry;
  if (entry.version !== wanted.version) throw new Refusal('stale', 'Somebody in your team changed this entry. Look again, then save.', undefined, { current: entry });
  const next: Entry = { ...entry, title: wanted.title, area: wanted.area, version: entry.version + 1 };
  await ports.entries.change(next);
  return next;
};
