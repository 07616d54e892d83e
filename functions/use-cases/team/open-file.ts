import type { Caller } from '../../domain/caller.ts';
import { refuseInfected } from '../../domain/entry/file.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

/** A member opens a file of the own entry, under its own name. */
export const openOwnFile = async (ports: Pick<Ports, 'teams' | 'entries' | 'files' | 'fileStore'>, caller: Caller, wanted: { entryId: string; fileId: string }): Promise<string> => {
  await ownEntry(ports, caller, wanted.entryId);
  const file = await ports.files.find(wanted.entryId, wanted.fileId);
  if (!file) throw notFound('file');
  refuseInfected(file);
  return ports.fileStore.download(file.storeKey, file.name, file.type);
};
