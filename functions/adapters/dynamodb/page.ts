import type { Listed } from '../../ports/page.ts';
import type { Item, Page } from './store.ts';
import type { Key } from './table.ts';

/** The store's key as the text that http/cursor.ts seals, and back. */
export const startAfter = (next: string | undefined): Key | undefined => (next === undefined ? undefined : (JSON.parse(next) as Key));

export const listed = <T>(page: Page<Item>, read: (item: Item) => T): Listed<T> => ({
  items: page.items.map(read),
  next: page.next && JSON.stringify(page.next),
});
