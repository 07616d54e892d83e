import * as z from 'zod';
import { Listing, statuses } from '../../domain/listing/listing.ts';
import { ListingRow } from '../../domain/listing/row.ts';
import { AtlasQuery, facetNames } from '../../domain/listing/search.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { exportAtlas } from '../../use-cases/public/export-atlas.ts';
import { searchAtlas } from '../../use-cases/public/search-atlas.ts';
import { atlasForms, writeForm } from '../../domain/listing/forms/forms.ts';
import { json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

/** A row of the lists, as the clock tells it. */
export const ToldListing = ListingRow.extend({ status: z.enum(statuses).optional(), stale: z.boolean() });
const FacetValue = z.object({ id: z.string(), name: z.string().optional(), count: z.number().int() });
const Found = z.object({
  items: z.array(ToldListing),
  total: z.number().int(),
  pages: z.number().int(),
  all: z.number().int().describe('How many entries the atlas has'),
  facets: z.object(Object.fromEntries(facetNames.map((name) => [name, z.array(FacetValue)])) as Record<(typeof facetNames)[number], z.ZodArray<typeof FacetValue>>),
  at: z.string(),
  asOf: z.string().optional().describe('When the lists last caught up with a change'),
});
const mostInFile = 2000;
const mostWhole = 100;

const searchRoute = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/atlas',
  request: { query: AtlasQuery }, responses: { 200: json(Found, 'Entries of the atlas that match, and what each choice would show'), ...refusals },
});
const Exported = z.object({ id: z.string(), page: z.string(), facts: Listing.shape.facts, changedAt: z.string() });
const exportRoute = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/atlas-export',
  request: { query: AtlasQuery.extend({ size: wholeNumber(1, mostWhole).default(mostWhole) }) },
  responses: { 200: json(z.object({ name: z.string(), at: z.string(), total: z.number().int(), pages: z.number().int(), items: z.array(Exported) }), `What matches with every fact, its source and its check, ${mostWhole} at a time; Link says where the next are. laurel import atlas reads it`), ...refusals },
});
const fileRoute = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/atlas/{form}',
  request: { params: z.object({ form: z.enum(Object.keys(atlasForms) as [keyof typeof atlasForms]) }), query: AtlasQuery.omit({ size: true }) },
  responses: { 200: { description: `What matches as a file: CSV, JSON, Atom, GeoJSON or JSON-LD, at most ${mostInFile} at a time; Link says where the next are`, content: { 'text/plain': { schema: z.string() } } }, ...refusals },
});

export const atlasRoutes = ({ ports }: Context) => {
  const linkToNext = (url: string, page: number, pages: number): Record<string, string> => {
    const further = new URL(url);
    further.searchParams.set('page', String(page + 1));
    return page < pages ? { link: `<${ports.site.origin}${further.pathname}${further.search}>; rel="next"` } : {};
  };
  return router()
    .openapi(searchRoute, async (c) => c.json(await searchAtlas(ports, c.get('caller'), c.req.valid('query')), 200))
    .openapi(exportRoute, async (c) => {
      const query = c.req.valid('query');
      const found = await exportAtlas(ports, c.get('caller'), query);
      return c.json(found, 200, linkToNext(c.req.url, query.page, found.pages));
    })
    .openapi(fileRoute, async (c) => {
      const { form } = c.req.valid('param');
      const query = c.req.valid('query');
      const { items, pages, at, asOf } = await searchAtlas(ports, c.get('caller'), { ...query, size: mostInFile });
      return c.body(writeForm(form, items, { ...ports.site, at, asOf: asOf ?? at }), 200, { 'content-type': atlasForms[form].type, ...linkToNext(c.req.url, query.page, pages) }) as never;
    });
};
