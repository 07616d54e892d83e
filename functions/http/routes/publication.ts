import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { languages, licenses, publicationKinds, versionStates } from '../../domain/library/library-words.ts';
import { Keeper, PublicationCard, PublicationVersion } from '../../domain/library/publication.ts';
import { listPublications, listRelated, openPublishedFile, readPublication } from '../../use-cases/public/read-library.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ publicationId: idOf('publication') });
const ofVersion = one.extend({ n: z.coerce.number().int().min(1).max(9999) });
const Because = z.object({ at: z.string(), reason: z.string() });
const Shown = PublicationVersion.omit({ publicationId: true, publishedBy: true }).extend({
  id: z.string(), keeper: Keeper, keeperName: z.string(), state: z.enum(versionStates), current: z.number().int().optional().describe('The version that holds now; left out where all were withdrawn'), withdrawn: Because.optional(), address: z.string(),
  versions: z.array(z.object({ n: z.number().int(), at: z.string(), note: z.string(), state: z.enum(versionStates), withdrawn: Because.optional() })),
  cite: z.object({ apa: z.string(), chicago: z.string(), bibtex: z.string(), ris: z.string(), csl: z.record(z.string(), z.unknown()) }),
});
const filter = z.object({ kind: z.enum(publicationKinds).optional(), license: z.enum(licenses).optional(), language: z.enum(languages).optional(), year: z.string().regex(/^\d{4}$/, 'Give a year, such as 2017.').optional() });
const base = { area: 'library', who: ['anyone'], method: 'get' } as const;

const getPublications = route({
  ...base, path: '/api/v1/publications', request: { query: paging.extend(filter.shape) },
  responses: { 200: json(page(PublicationCard), 'Current versions, the newest first by their own date'), ...refusals },
});
const getRelated = route({
  ...base, path: '/api/v1/publications/related/{whose}', request: { params: z.object({ whose: z.string().regex(/^[a-z]{3}_[0-9a-z]{21}$|^site$/) }), query: paging },
  responses: { 200: json(page(PublicationCard), 'Those that cite a work, are about an entry of the atlas, a challenge, an event or a group, or are kept by an agency or a group, by its id'), ...refusals },
});
const getPublication = route({ ...base, path: '/api/v1/publications/{publicationId}', request: { params: one }, responses: { 200: json(Shown, 'The version that holds now, or the last where all were withdrawn'), ...refusals } });
const getVersion = route({ ...base, path: '/api/v1/publications/{publicationId}/versions/{n}', request: { params: ofVersion }, responses: { 200: json(Shown, 'One version, for good'), ...refusals } });
const getFile = route({
  ...base, path: '/api/v1/publications/{publicationId}/versions/{n}/files/{fileId}', request: { params: ofVersion.extend({ fileId: idOf('file') }) },
  responses: { 200: json(z.object({ url: z.string() }), 'Where the file is; the address ends soon'), ...refusals },
});

export const publicationRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getPublications, async (c) => {
      const { cursor, ...asked } = c.req.valid('query');
      const bound = `publications ${asked.kind} ${asked.license} ${asked.language} ${asked.year}`;
      const { items, next } = await listPublications(ports, asked, cursors.open(cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getRelated, async (c) => {
      const { whose } = c.req.valid('param');
      const bound = `publications of ${whose}`;
      const { items, next } = await listRelated(ports, whose, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getPublication, async (c) => c.json(await readPublication(ports, c.req.valid('param').publicationId), 200))
    .openapi(getVersion, async (c) => c.json(await readPublication(ports, c.req.valid('param').publicationId, c.req.valid('param').n), 200))
    .openapi(getFile, async (c) => c.json(await openPublishedFile(ports, c.req.valid('param')), 200));
