import type { Act } from '../../../domain/act.ts';
import { searchesThatFind } from '../../../domain/follow/followed-search.ts';
import { isShown } from '../../../domain/listing/listing.ts';
import { rowOf } from '../../../domain/listing/row.ts';
import type { Ports } from '../../../ports/ports.ts';
import { writePages, type Progress, type WritePage } from '../write-pages.ts';
import { followedNews, isNewEntry, newEntryNews, type NewsNeeds } from './followed-news.ts';
import { writeNews, type ToTell } from './write-news.ts';

type Needed = ToTell & NewsNeeds & Pick<Ports, 'follows' | 'mailings'>;

/** What happened to something goes to whoever followed it by then, a page of followers at a time, one letter each however many ways they follow it. */
export const tellFollowers = async (ports: Needed, act: Act): Promise<Progress> => {
  const told = await followedNews[act.kind]?.(ports, act);
  if (!told) return undefined;
  return writePages(ports, act, told.targets.map((target): WritePage => async (after) => {
    const { items, next } = await ports.follows.of(target, after);
    await writeNews(ports, act, items.filter(({ since }) => since <= act.at).map(({ personId }) => personId), told.news, { many: act.kind === 'listing.imported' });
    return { next };
  }));
};

/** A new entry of the atlas goes to whoever follows a search that finds it. */
export const tellSearchers = async (ports: Needed, act: Act): Promise<Progress> => {
  const listing = await ports.listings.find(act.about, { strong: true });
  if (!listing || !isShown(listing)) return undefined;
  const row = rowOf(listing);
  return writePages(ports, act, [async (after) => {
    const { items, next } = await ports.follows.ofSearches(after);
    const found = searchesThatFind(row, items.map(({ target }) => target), act.at);
    const people = items.filter(({ since, target }) => since <= act.at && found.has(target)).map(({ personId }) => personId);
    await writeNews(ports, act, people, newEntryNews(ports, listing), { many: act.kind === 'listing.imported' });
    return { next };
  }]);
};

/** An import says in one kind of act what is new, for those who follow a search, and what changed, for those who follow the entry. */
export const tellImported = (ports: Needed, act: Act): Promise<Progress> => (isNewEntry(act) ? tellSearchers(ports, act) : tellFollowers(ports, act));
