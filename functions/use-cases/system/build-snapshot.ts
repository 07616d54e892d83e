import type { Act } from '../../domain/act.ts';
import { cardOf, type ListingCard } from '../../domain/listing/row.ts';
import { applyCards, lookFrom, rowsIn } from '../../domain/listing/snapshot.ts';
import type { Ports } from '../../ports/ports.ts';
import { bytesOf, hold, openCards, type SnapshotNeeds } from '../open-snapshot.ts';

type Needs = SnapshotNeeds & Pick<Ports, 'listings' | 'chance' | 'clock'>;

const changedSince = async (ports: Needs, instant: string): Promise<ListingCard[]> => {
  const cards: ListingCard[] = [];
  for (let page = await ports.listings.changedSince(instant); ; page = await ports.listings.changedSince(instant, page.next)) {
    cards.push(...page.items);
    if (!page.next) return cards;
  }
};

/**
 * The snapshot catches up with everything that changed since it was built, whoever changed it: the acts after the first find it done.
 * Safe to repeat. Of two at once, one wins; the other's act stays and finds its work done.
 */
export const buildSnapshot = async (ports: Needs, act: Pick<Act, 'about'>): Promise<void> => {
  const { head, cards: known } = await openCards(ports);
  // read strongly, because the index by time may not have it yet
  const changed = await ports.listings.find(act.about, { strong: true });
  if (!changed || (head && !applyCards(known, [cardOf(changed)]).changed)) return;
  const news = [...(await changedSince(ports, head ? lookFrom(head.through) : '0')), cardOf(changed)];
  const { cards } = applyCards(known, news);
  const bytes = ports.gzip(bytesOf(cards));
  const file = `atlas-${ports.chance.code(26)}`;
  await ports.fileStore.keep(file, bytes, 'application/gzip');
  const through = news.map(({ changedAt }) => changedAt).toSorted().at(-1)!;
  await ports.snapshots.move({
    file, before: head?.file, through: head && head.through > through ? head.through : through, rows: rowsIn(cards).length, bytes: bytes.length, builtAt: ports.clock.now(), version: (head?.version ?? 0) + 1,
  });
  hold(ports, file, cards);
  if (head?.before) await ports.fileStore.remove(head.before);
};
