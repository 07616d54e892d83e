import { signedIn, type Caller, type Person } from '../domain/caller.ts';
import type { Collection } from '../domain/library/collection.ts';
import type { Keeper, Publication } from '../domain/library/publication.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';
import { inGroup, stillGoing } from './group-standing.ts';
import { ownParts } from './hosting.ts';
import { moderating } from './moderating.ts';
import { staffOf } from './staff.ts';

export type KeeperNeeds = Pick<Ports, 'agencies' | 'groups' | 'site'>;

/** Moderators for the site, managers for their agency, members for their group. To everybody else there is no such keeper. */
export const keptBy = async (ports: KeeperNeeds, caller: Caller, keeper: Keeper): Promise<Person> => {
  if (keeper.kind === 'site') return moderating(caller);
  if (keeper.kind === 'agency') return staffOf(ports, caller, keeper.agencyId, 'manager', 'publication');
  return (await inGroup(ports, caller, keeper.groupId, 'library.keep')).person;
};

/** The name of a keeper that may keep something new. */
export const newKeeper = async (ports: KeeperNeeds, caller: Caller, keeper: Keeper): Promise<string> => {
  await keptBy(ports, caller, keeper);
  if (keeper.kind === 'site') return ports.site.name;
  if (keeper.kind === 'agency') return (await ports.agencies.find(keeper.agencyId))!.name;
  const group = (await ports.groups.find(keeper.groupId))!;
  stillGoing(group);
  return group.name;
};

export type OwnKeeper = { keeper: Keeper; name: string };
/** Everything the caller may keep in the library as. */
export const ownKeepers = async (ports: KeeperNeeds, caller: Caller): Promise<OwnKeeper[]> => {
  const person = signedIn(caller);
  const { agencies, groups } = await ownParts(ports, person.id);
  return [
    ...(person.moderator ? [{ keeper: { kind: 'site' as const }, name: ports.site.name }] : []),
    ...agencies.map(({ id, name }) => ({ keeper: { kind: 'agency' as const, agencyId: id }, name })),
    ...groups.map(({ id, name }) => ({ keeper: { kind: 'group' as const, groupId: id }, name })),
  ];
};

/** A keeper by its id, for whoever keeps for it. */
export const keeperOf = (id: string): Keeper => (id === 'site' ? { kind: 'site' } : id.startsWith('agy_') ? { kind: 'agency', agencyId: id } : { kind: 'group', groupId: id });

/** What is not there answers as what a stranger keeps. */
const forKeeper = async <T extends { keeper: Keeper; version: number }>(ports: KeeperNeeds, caller: Caller, found: T | undefined, what: string, version?: number): Promise<T> => {
  if (!found) {
    await ports.agencies.rolesOf('', signedIn(caller).id);
    throw notFound(what);
  }
  if (found.keeper.kind === 'site') await ports.agencies.rolesOf('', signedIn(caller).id);
  try {
    await keptBy(ports, caller, found.keeper);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw notFound(what);
    throw error;
  }
  if (version !== undefined && found.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  return found;
};

export const keptPublication = async (ports: KeeperNeeds & Pick<Ports, 'publications'>, caller: Caller, id: string, version?: number): Promise<Publication> => {
  signedIn(caller);
  return forKeeper(ports, caller, await ports.publications.find(id), 'publication', version);
};
export const keptCollection = async (ports: KeeperNeeds & Pick<Ports, 'collections'>, caller: Caller, id: string, version?: number): Promise<Collection> => {
  signedIn(caller);
  return forKeeper(ports, caller, await ports.collections.find(id), 'collection', version);
};
