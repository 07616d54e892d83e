import type { Listed } from '../ports/page.ts';

/** Every page of a list that is bounded by one person or one room. */
export const wholeList = async <T>(list: (after?: string) => Promise<Listed<T>>): Promise<T[]> => {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page = await list(after);
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
};
