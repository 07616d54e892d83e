import type { Charter, Group, GroupCard, GroupLink } from '../../domain/group/group.ts';
import type { WorkProduct } from '../../domain/group/work-product.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { namesOf } from '../group-standing.ts';

type Needs = Pick<Ports, 'groups' | 'people'>;
type Named = { name: string; organization: string };
export type ShownCharter = Omit<Charter, 'by' | 'groupId'>;
const shownCharter = ({ n, text, note, at }: Charter): ShownCharter => ({ n, text, note, at });

/** What everybody may read of a group: never whether it keeps a private space, nor a version that would move with one. */
export type ShownGroup = Pick<Group, 'id' | 'name' | 'purpose' | 'agency' | 'joining' | 'website' | 'createdAt'> & {
  links: GroupLink[]; parent?: { id: string; name: string } | undefined; children: GroupCard[]; chairs: Named[]; charter?: ShownCharter | undefined; ended?: { at: string; reason: string } | undefined;
};

export const groupFound = async (ports: Pick<Ports, 'groups'>, id: string): Promise<Group> => {
  const group = await ports.groups.find(id);
  if (!group) throw notFound('group');
  return group;
};

export const readGroup = async (ports: Needs, id: string): Promise<ShownGroup> => {
  const group = await groupFound(ports, id);
  const [parent, children, names, charter] = await Promise.all([
    group.parentId ? ports.groups.find(group.parentId) : undefined, ports.groups.under(id), namesOf(ports, group.chairs), group.charter > 0 ? ports.groups.charter(id, group.charter) : undefined,
  ]);
  const { name, purpose, agency, joining, website, createdAt, links, ended } = group;
  return {
    id, name, purpose, agency, joining, website, createdAt, links, children,
    chairs: group.chairs.flatMap((chair) => names.get(chair) ?? []),
    ...(parent ? { parent: { id: parent.id, name: parent.name } } : {}),
    ...(charter ? { charter: shownCharter(charter) } : {}),
    ...(ended ? { ended: { at: ended.at, reason: ended.reason } } : {}),
  };
};

/** Members who let everybody read their names. */
export const readNamedMembers = async (ports: Needs, id: string, after: string | undefined): Promise<Listed<Named>> => {
  await groupFound(ports, id);
  const { items, next } = await ports.groups.named(id, after);
  const names = await namesOf(ports, items.map(({ personId }) => personId));
  return { items: items.flatMap(({ personId }) => names.get(personId) ?? []), next };
};

export const readCharters = async (ports: Needs, id: string, after: string | undefined): Promise<Listed<ShownCharter>> => {
  await groupFound(ports, id);
  const { items, next } = await ports.groups.charters(id, after);
  return { items: items.map(shownCharter), next };
};

export const readProducts = async (ports: Pick<Ports, 'groups' | 'workProducts'>, id: string, after: string | undefined): Promise<Listed<WorkProduct>> => {
  await groupFound(ports, id);
  return ports.workProducts.ofGroup(id, after);
};

export const readProduct = async (ports: Pick<Ports, 'groups' | 'workProducts'>, groupId: string, id: string): Promise<WorkProduct> => {
  await groupFound(ports, groupId);
  const product = await ports.workProducts.find(groupId, id);
  if (!product) throw notFound('work product');
  return product;
};
