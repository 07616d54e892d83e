import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Group, GroupWords } from '../../domain/group/group.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'groups' | 'agencies' | 'chance'>;
export type NewGroup = GroupWords & { agencyId?: string | undefined; parentId?: string | undefined };

const homeOf = async (ports: Needs, caller: Caller, agencyId: string | undefined): Promise<Group['agency']> => {
  const person = signedIn(caller);
  const [agency, roles] = await Promise.all([ports.agencies.find(agencyId ?? ''), ports.agencies.rolesOf(agencyId ?? '', person.id)]);
  if (!person.operator && !roles.includes('manager')) throw notFound();
  if (agencyId && agency?.standing !== 'tenant') throw new Refusal('invalid', 'Choose an agency that runs challenges here, or none.', 'agencyId');
  return agency && { id: agency.id, name: agency.name };
};

/** A sub-group belongs under a group of the same agency, or one that its maker chairs. */
const parentOf = async (ports: Needs, caller: Caller, parentId: string | undefined, home: Group['agency']): Promise<string | undefined> => {
  if (!parentId) return undefined;
  const parent = await ports.groups.find(parentId);
  const person = signedIn(caller);
  const isTheirs = parent && (person.operator || (home && parent.agency?.id === home.id) || parent.chairs.includes(person.id));
  if (!isTheirs || parent.ended) throw new Refusal('invalid', 'Choose a group of the same agency that goes on, or one that you chair.', 'parentId');
  return parent.id;
};

/** A manager makes a group of the agency, or an operator one of any or none. Whoever makes it is its first chair, and hands over when somebody else should lead it. */
export const createGroup = async (ports: Needs, caller: Caller, { agencyId, parentId, ...words }: NewGroup): Promise<Group> => {
  const agency = await homeOf(ports, caller, agencyId);
  const parent = await parentOf(ports, caller, parentId, agency);
  const { id: personId } = signedIn(caller);
  const group: Group = { ...words, id: ports.chance.id('group'), agency, parentId: parent, links: [], chairs: [personId], charter: 0, createdAt: caller.at, version: 1 };
  const chair = { groupId: group.id, personId, named: true, joinedAt: caller.at, version: 1 };
  await ports.groups.create(group, chair, tell(ports, caller, 'group.created', { about: group.id, refs: agency ? { agency: agency.id } : {}, answer: group }));
  return group;
};

/** The agencies somebody may make a group of; an operator may also make one of no agency. */
export const ownHomes = async (ports: Pick<Ports, 'agencies'>, caller: Caller): Promise<{ agencies: { id: string; name: string }[]; none: boolean }> => {
  const person = signedIn(caller);
  const managed = (await ports.agencies.agenciesOf(person.id)).filter(({ roles }) => roles.includes('manager'));
  const agencies = (await Promise.all(managed.map(({ agencyId }) => ports.agencies.find(agencyId)))).filter((agency) => agency !== undefined);
  return { agencies: agencies.map(({ id, name }) => ({ id, name })), none: person.operator };
};
