import { AtlasQuery, facetNames, indexAtlas, searchAtlas } from '../listing/search.ts';
import type { ListingRow } from '../listing/row.ts';

const begins = 'search?';

/** A search as it is followed: its words and facets in one order, without where in it somebody was. Undefined where it asks for everything. */
export const searchTarget = (parameters: URLSearchParams): string | undefined => {
  const kept = new URLSearchParams();
  for (const name of ['q', ...facetNames] as const) {
    const value = parameters.get(name)?.trim().toLowerCase() ?? '';
    if (value) kept.set(name, name === 'q' ? value : parameters.get(name)!.trim());
  }
  return kept.size > 0 ? `${begins}${kept}` : undefined;
};

export const readSearch = (target: string): AtlasQuery | undefined => {
  if (!target.startsWith(begins)) return undefined;
  const parameters = new URLSearchParams(target.slice(begins.length));
  const query = AtlasQuery.safeParse(Object.fromEntries(parameters));
  return query.success && searchTarget(parameters) === target ? query.data : undefined;
};

/** Of these searches, those that would find this one entry. */
export const searchesThatFind = (row: ListingRow, targets: string[], at: string): Set<string> => {
  const index = indexAtlas([row], at);
  return new Set([...new Set(targets)].filter((target) => {
    const query = readSearch(target);
    return query !== undefined && searchAtlas(index, query, at).total === 1;
  }));
};

/** “permits”, type: program, status: live. */
export const searchWords = (target: string): string => {
  const parameters = [...new URLSearchParams(target.slice(begins.length))];
  return parameters.map(([name, value]) => (name === 'q' ? `“${value}”` : `${name}: ${value.replaceAll('-', ' ')}`)).join(', ');
};
