import type { Caller } from '../../../domain/caller.ts';
import { asSent, entryState } from '../../../domain/entry/entry.ts';
import { alikeTo } from '../../../domain/entry/likeness.ts';
import type { Ports } from '../../../ports/ports.ts';
import { receivedEntry, type EntryWanted } from './received-entry.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'likenesses'>;
export type AlikeEntry = { id: string; code: string; title: string; team: string; sameTeam: boolean; share: number; files: number };
const mostShown = 10;

/** Other entries of the challenge that say much the same or hold the same file, as they were sent last. Whether that is a copy, people say. */
export const readAlike = async (ports: Needs, caller: Caller, wanted: EntryWanted): Promise<AlikeEntry[]> => {
  const { entry } = await receivedEntry(ports, caller, wanted);
  const own = await ports.likenesses.find(wanted.challengeId, entry.id);
  const found = own ? alikeTo(own, await ports.likenesses.near(own)).slice(0, mostShown) : [];
  if (found.length === 0) return [];
  const others = (await ports.entries.findMany(found.map(({ entryId }) => entryId))).filter((one) => ['sent', 'excluded'].includes(entryState(one))).map(asSent);
  const teams = await ports.teams.findMany([...new Set(others.map(({ teamId }) => teamId))]);
  return found.flatMap(({ entryId, share, files }) => {
    const other = others.find(({ id }) => id === entryId);
    return other ? [{ id: entryId, code: other.code, title: other.title, team: teams.find(({ id }) => id === other.teamId)?.name ?? '', sameTeam: other.teamId === entry.teamId, share, files }] : [];
  });
};
