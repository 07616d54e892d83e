import type { Caller } from '../../domain/caller.ts';
import type { SentEntry } from '../../domain/entry/entry.ts';
import type { SentSection } from '../../domain/entry/sending.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

type Sent = { versions: SentEntry[]; sections: SentSection[]; /** Of everybody in a receipt whose account is open, whether or not they are still in the team. */ names: Record<string, string> };

/** The receipts, newest first, and every answer as it was sent in one version: the last, unless another is asked for. */
export const readSent = async (ports: Pick<Ports, 'entries' | 'teams' | 'people'>, caller: Caller, { entryId, version }: { entryId: string; version?: number | undefined }): Promise<Sent> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  if ((version ?? 0) > entry.sentVersion) throw notFound('version');
  if (entry.sentVersion === 0) return { versions: [], sections: [], names: {} };
  const [versions, shown] = await Promise.all([ports.entries.versions(entry.id, entry.sentVersion), ports.entries.sent(entry.id, version ?? entry.sentVersion)]);
  const people = await ports.people.findMany([...new Set(versions.flatMap((one) => [one.sentBy, ...one.team.members]))]);
  return { versions, sections: shown?.sections ?? [], names: Object.fromEntries(people.filter((one) => !one.closed).map((one) => [one.id, one.name])) };
};
