import type { Caller } from '../../domain/caller.ts';
import type { SentEntry } from '../../domain/entry.ts';
import type { SentSection } from '../../domain/sending.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

/** What counts: every answer as it was last sent, and the receipts of the versions before it. */
export const readSent = async (ports: Pick<Ports, 'entries' | 'teams'>, caller: Caller, entryId: string): Promise<{ versions: SentEntry[]; sections: SentSection[] }> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  if (entry.sentVersion === 0) return { versions: [], sections: [] };
  const [versions, last] = await Promise.all([ports.entries.versions(entry.id, entry.sentVersion), ports.entries.sent(entry.id, entry.sentVersion)]);
  return { versions, sections: last?.sections ?? [] };
};
