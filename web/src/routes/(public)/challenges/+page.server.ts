import { CatalogueQuery } from '../../../../../functions/domain/call/catalogue.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** A filter nobody offered, typed into the address or out of an old link, is left out rather than refused. What somebody can type wrong stays in its field, with why. */
const filtersOf = (asked: URLSearchParams) => {
  const typed = Object.fromEntries([...asked].filter(([, value]) => value.trim() !== ''));
  const known = CatalogueQuery.safeParse(typed);
  if (known.success) return { filters: known.data };
  const wrong = new Map(known.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const filters = CatalogueQuery.parse(Object.fromEntries(Object.entries(typed).filter(([name]) => !wrong.has(name))));
  const why = wrong.get('prize_min');
  return why ? { filters, prize: { typed: typed['prize_min']!, why } } : { filters };
};

export const load: PageServerLoad = async (event) => {
  const { filters, prize } = filtersOf(event.url.searchParams);
  const query = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]));
  const found = await read(event, api(event).challenges.challenges.$get({ query }));
  keepUntil(event, found.until);
  return { filters, prize, found };
};
