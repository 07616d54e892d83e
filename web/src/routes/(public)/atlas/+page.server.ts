import { AtlasQuery, type FacetName } from '../../../../../functions/domain/listing/search.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const views = ['tiles', 'list', 'table', 'timeline'] as const;
type View = (typeof views)[number];
const isView = (text: string | null): text is View => views.some((view) => view === text);
const most = { tiles: 20, list: 20, table: 50, timeline: 50 };

/** A filter nobody offered, typed into the address or out of an old link, is left out rather than refused. */
const filtersOf = (asked: URLSearchParams) => {
  const typed = Object.fromEntries([...asked].filter(([, value]) => value.trim() !== ''));
  const known = AtlasQuery.safeParse(typed);
  if (known.success) return known.data;
  const wrong = new Set(known.error.issues.map((issue) => String(issue.path[0])));
  return AtlasQuery.parse(Object.fromEntries(Object.entries(typed).filter(([name]) => !wrong.has(name))));
};

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('view');
  const view: View = isView(asked) ? asked : 'tiles';
  const { size: _, ...filters } = filtersOf(event.url.searchParams);
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
  const found = await read(event, api(event).atlas.atlas.$get({ query: { ...query, size: String(most[view]) } }));
  keepUntil(event);
  return { view, filters: filters as typeof filters & Partial<Record<FacetName, string | number>>, found };
};
