import type { Caller } from '../../../domain/caller.ts';
import { refuseUnscanned } from '../../../domain/entry/file.ts';
import { notFound } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { readReceived } from './read-received.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'people' | 'files' | 'fileStore' | 'redactions' | 'screenings'>;

/** A manager opens a file of the last sent version. */
export const openReceivedFile = async (ports: Needed, caller: Caller, { fileId, ...which }: { challengeId: string; entryId: string; fileId: string }): Promise<string> => {
  const { sent } = await readReceived(ports, caller, which);
  const named = sent.files.find((one) => one.id === fileId);
  const file = named && (await ports.files.find(which.entryId, fileId));
  if (!file) throw notFound('file');
  refuseUnscanned(file, ports.fileStore.scanned);
  return ports.fileStore.download(file.storeKey, named.name, file.type);
};
