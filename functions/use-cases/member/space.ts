import type { Act, ActKind, Deed } from '../../domain/act.ts';
import type { Caller } from '../../domain/caller.ts';
import { may, powerTable, type PowerRow, type Standing } from '../../domain/group/powers.ts';
import { loggedTitle, takenDown, type Writing, type WritingKind, type WritingWords } from '../../domain/group/writing.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { inSpace, namesOf, stillGoing } from '../group-standing.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'groups' | 'writings' | 'people' | 'acts' | 'chance'>;

/** Every reading goes on the log before anything is shown, each time. */
const note = (ports: Needs, caller: Caller, space: string, kind: ActKind, refs: Deed['refs'] = {}): Promise<void> =>
  ports.acts.record({ ...tell(ports, caller, kind, { about: space, refs }), once: undefined });

const formerly = 'A former account';
const withNames = async <T>(ports: Needs, items: T[], idsOf: (item: T) => string[]): Promise<(id: string) => string> => {
  const names = await namesOf(ports, items.flatMap(idsOf));
  return (id) => names.get(id)?.name ?? formerly;
};

export type SpaceRoom = { groupName: string; ended: boolean; standing: Standing; powers: PowerRow[] };
export type NamedHead = Omit<Writing, 'text' | 'by' | 'changed' | 'takenDown'> & { by: string; changed?: { by: string; at: string } | undefined; takenDown?: { by: string; at: string; reason: string } | undefined };
export type NamedWriting = NamedHead & { text: string; mayChange: boolean; mayTakeDown: boolean; /** The caller wrote it. */ own: boolean };

const authorsOf = ({ by, changed, takenDown: gone }: Omit<Writing, 'text'>) => [by, ...(changed ? [changed.by] : []), ...(gone ? [gone.by] : [])];
const headOf = ({ by, changed, takenDown: gone, ...rest }: Omit<Writing, 'text'>, nameOf: (id: string) => string): NamedHead => ({
  ...rest, by: nameOf(by), ...(changed ? { changed: { ...changed, by: nameOf(changed.by) } } : {}), ...(gone ? { takenDown: { at: gone.at, reason: gone.reason, by: nameOf(gone.by) } } : {}),
});

/** What everybody there may do, by the rules that hold. */
export const readSpace = async (ports: Needs, caller: Caller, groupId: string): Promise<SpaceRoom> => {
  const { group, standing } = await inSpace(ports, caller, groupId, 'space.read');
  return { groupName: group.name, ended: group.ended !== undefined, standing, powers: powerTable() };
};

export const readWritings = async (ports: Needs, caller: Caller, groupId: string, kind: WritingKind, after: string | undefined): Promise<Listed<NamedHead>> => {
  const { space } = await inSpace(ports, caller, groupId, 'space.read');
  await note(ports, caller, space, 'space.opened', { kind });
  const { items, next } = await ports.writings.ofSpace(space, kind, after);
  const nameOf = await withNames(ports, items, authorsOf);
  return { items: items.map((item) => headOf(item, nameOf)), next };
};

const mayChange = (writing: Writing, personId: string, standing: Standing): boolean =>
  !writing.takenDown && (writing.kind === 'document' ? may(standing, 'space.change-document') : writing.by === personId && may(standing, 'space.change-post'));
const mayTakeDown = (writing: Writing, personId: string, standing: Standing): boolean => !writing.takenDown && may(standing, writing.by === personId ? 'space.take-down-own' : 'space.take-down');

const writingIn = async (ports: Needs, space: string, id: string): Promise<Writing> => {
  const writing = await ports.writings.find(space, id);
  if (!writing) throw notFound();
  return writing;
};

export const readWriting = async (ports: Needs, caller: Caller, groupId: string, id: string): Promise<NamedWriting> => {
  const { space, person, standing, group } = await inSpace(ports, caller, groupId, 'space.read');
  const writing = await writingIn(ports, space, id);
  await note(ports, caller, space, 'space.read', { writing: id });
  const { text, ...head } = writing;
  return { ...headOf(head, await withNames(ports, [head], authorsOf)), text, own: writing.by === person.id, mayChange: !group.ended && mayChange(writing, person.id, standing), mayTakeDown: !group.ended && mayTakeDown(writing, person.id, standing) };
};

/** What a writer hears back. Never the words: a retry is answered from what was kept, to somebody who may have been removed since. */
export type Handle = Pick<Writing, 'id' | 'version'>;
const handleOf = ({ id, version }: Writing): Handle => ({ id, version });

export const write = async (ports: Needs, caller: Caller, groupId: string, { kind, ...words }: WritingWords & { kind: WritingKind }): Promise<Handle> => {
  const { space, person, group } = await inSpace(ports, caller, groupId, 'space.write');
  stillGoing(group);
  const writing: Writing = { ...words, id: ports.chance.id('writing'), spaceId: space, kind, by: person.id, at: caller.at, version: 1 };
  await ports.writings.keep(writing, { groupId, personId: person.id }, tell(ports, caller, 'space.written', { about: space, refs: { writing: writing.id, kind }, answer: handleOf(writing) }));
  return handleOf(writing);
};

const changing = async (ports: Needs, caller: Caller, groupId: string, id: string, version: number) => {
  const found = await inSpace(ports, caller, groupId, 'space.write');
  stillGoing(found.group);
  const writing = await writingIn(ports, found.space, id);
  if (writing.takenDown) throw new Refusal('conflict', 'This was taken down.');
  return { ...found, writing, refuseStale: () => { if (writing.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.', undefined, { current: writing }); } };
};

export const changeWriting = async (ports: Needs, caller: Caller, groupId: string, { id, version, words }: { id: string; version: number; words: WritingWords }): Promise<Handle> => {
  const { space, person, standing, writing, refuseStale } = await changing(ports, caller, groupId, id, version);
  if (!mayChange(writing, person.id, standing)) throw new Refusal('forbidden', 'A post is changed by whoever wrote it. Write another, or ask them.');
  refuseStale();
  const changed: Writing = { ...writing, ...words, changed: { by: person.id, at: caller.at }, version: version + 1 };
  await ports.writings.keep(changed, { groupId, personId: person.id }, tell(ports, caller, 'space.changed', { about: space, refs: { writing: id, version: changed.version }, answer: handleOf(changed) }));
  return handleOf(changed);
};

export const takeDown = async (ports: Needs, caller: Caller, groupId: string, { id, version, reason }: { id: string; version: number; reason: string }): Promise<Handle> => {
  const { space, person, standing, writing, refuseStale } = await changing(ports, caller, groupId, id, version);
  if (!mayTakeDown(writing, person.id, standing)) throw new Refusal('forbidden', 'What somebody else wrote is taken down by a chair.');
  if (writing.by !== person.id && reason === '') throw new Refusal('invalid', 'Say why. Whoever wrote it reads it.', 'reason');
  refuseStale();
  const gone = takenDown(writing, { by: person.id, at: caller.at, reason });
  await ports.writings.keep(gone, { groupId, personId: person.id }, tell(ports, caller, 'space.taken-down', { about: space, refs: { writing: id }, answer: handleOf(gone) }));
  return handleOf(gone);
};

export type SpaceLine = { at: string; kind: ActKind; by: string; writing?: string; title?: string };

/** Who read and wrote what, newest first; reading this is a line of it too. */
export const readSpaceLog = async (ports: Needs, caller: Caller, groupId: string, after: string | undefined): Promise<Listed<SpaceLine>> => {
  const { space } = await inSpace(ports, caller, groupId, 'space.log');
  await note(ports, caller, space, 'space.log-read');
  const { items, next } = await ports.acts.about(space, after);
  const writingOf = ({ refs }: Act) => (typeof refs['writing'] === 'string' ? refs['writing'] : undefined);
  const titleOf = async (id: string) => {
    const writing = await ports.writings.find(space, id);
    return writing && loggedTitle(writing);
  };
  const titles = new Map(await Promise.all([...new Set(items.flatMap((act) => writingOf(act) ?? []))].map(async (id) => [id, await titleOf(id)] as const)));
  const nameOf = await withNames(ports, items, ({ by }) => [by]);
  return {
    items: items.map((act) => {
      const writing = writingOf(act);
      const title = writing && titles.get(writing);
      return { at: act.at, kind: act.kind, by: nameOf(act.by), ...(writing ? { writing } : {}), ...(title ? { title } : {}) };
    }),
    next,
  };
};
