import * as z from 'zod';
import type { ListingCard } from '../domain/listing/row.ts';
import { indexAtlas, type AtlasIndex } from '../domain/listing/search.ts';
import { rowsIn, type Cards, type SnapshotHead } from '../domain/listing/snapshot.ts';
import type { Ports } from '../ports/ports.ts';

export type SnapshotNeeds = Pick<Ports, 'snapshots' | 'fileStore' | 'gzip' | 'gunzip'>;
type Held = { file: string; cards: Cards; index?: AtlasIndex };

/** The snapshot that this process read last: everybody who asks until the next one is built shares it. */
const held = new WeakMap<Ports['snapshots'], Held>();

const Stored = z.array(z.unknown());
/** What we wrote ourselves under a name that is never written twice: its cards are taken as they are. */
const parse = (bytes: Uint8Array): Cards => new Map((Stored.parse(JSON.parse(new TextDecoder().decode(bytes))) as ListingCard[]).map((card) => [card.id, card]));

export const bytesOf = (cards: Cards): Uint8Array => new TextEncoder().encode(JSON.stringify([...cards.values()]));

const load = async (ports: SnapshotNeeds, { file }: SnapshotHead): Promise<Held> => {
  const known = held.get(ports.snapshots);
  if (known?.file === file) return known;
  const bytes = await ports.fileStore.read(file);
  if (!bytes) throw new Error(`The snapshot ${file} is not in the file store.`);
  return hold(ports, file, parse(ports.gunzip(bytes)));
};
export const hold = (ports: Pick<Ports, 'snapshots'>, file: string, cards: Cards): Held => {
  const now: Held = { file, cards };
  held.set(ports.snapshots, now);
  return now;
};

export const openCards = async (ports: SnapshotNeeds): Promise<{ head: SnapshotHead | undefined; cards: Cards }> => {
  const head = await ports.snapshots.head();
  return { head, cards: head ? (await load(ports, head)).cards : new Map() };
};

/** The whole public atlas, ready to be searched: one small read of the table, and of the file store only after a change. */
export const openAtlas = async (ports: SnapshotNeeds, at: string): Promise<{ index: AtlasIndex; builtAt: string | undefined }> => {
  const head = await ports.snapshots.head();
  if (!head) return { index: indexAtlas([], at), builtAt: undefined };
  const snapshot = await load(ports, head);
  snapshot.index ??= indexAtlas(rowsIn(snapshot.cards), at);
  return { index: snapshot.index, builtAt: head.builtAt };
};
