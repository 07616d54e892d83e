import type { Caller } from '../../domain/caller.ts';
import { refuseUnscanned } from '../../domain/entry/file.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { readJudgedEntry, type JudgedEntry } from './read-entry.ts';

type Needed = Pick<Ports, 'clarifications' | 'demoDays' | 'challenges' | 'judges' | 'practices' | 'rounds' | 'evaluations' | 'entries' | 'redactions' | 'files' | 'fileStore' | 'sha256'>;

/** A judge opens a document of an assigned entry, under a name that tells nothing. */
export const openJudgedFile = async (ports: Needed, caller: Caller, { fileId, ...which }: { challengeId: string; entryId: string; fileId: string }): Promise<string> => {
  const { judged } = await readJudgedEntry(ports, caller, which);
  return openShownFile(ports, judged, { entryId: which.entryId, fileId });
};

/** One of the files that a judge is shown. */
export const openShownFile = async (ports: Pick<Ports, 'files' | 'fileStore'>, { files }: Pick<JudgedEntry, 'files'>, { entryId, fileId }: { entryId: string; fileId: string }): Promise<string> => {
  const shown = files.find((one) => one.id === fileId);
  const file = shown && (await ports.files.find(entryId, fileId));
  if (!file) throw notFound('file');
  refuseUnscanned(file, ports.fileStore.scanned);
  return ports.fileStore.download(file.storeKey, shown.name, file.type);
};
