import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Collection, CollectionCard, CollectionPlace, CollectionWords } from '../../domain/library/collection.ts';
import { Keeper } from '../../domain/library/publication.ts';
import { changeCollection, createCollection } from '../../use-cases/librarian/keep-collection.ts';
import { keptCollection } from '../../use-cases/keeping.ts';
import { listCollections, listHolding, readCollection } from '../../use-cases/public/read-library.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ collectionId: idOf('collection') });
const Changed = z.object({ id: z.string(), version: z.number().int() });
const open = { area: 'library', who: ['anyone'], method: 'get' } as const;
const kept = { area: 'library', who: ['librarian'] } as const;

const getCollections = route({ ...open, path: '/api/v1/collections', request: { query: paging }, responses: { 200: json(page(CollectionCard), 'Collections, what changed last first'), ...refusals } });
const getHolding = route({
  ...open, path: '/api/v1/collections/holding/{whose}', request: { params: z.object({ whose: z.string().regex(/^[a-z]{3}_[0-9a-z]{21}$/) }), query: paging },
  responses: { 200: json(page(CollectionPlace), 'Collections that hold a work, an entry of the atlas, a challenge, an event or a group'), ...refusals },
});
const getCollection = route({ ...open, path: '/api/v1/collections/{collectionId}', request: { params: one }, responses: { 200: json(Collection.omit({ version: true }), 'A collection in its order, with a note on each thing'), ...refusals } });
const postCollection = route({
  ...kept, method: 'post', path: '/api/v1/collections', summary: 'Make a collection',
  request: { body: body(CollectionWords.extend({ keeper: Keeper })) }, responses: { 201: versioned(Changed, 'The collection; a draft unless it says that everybody reads it'), ...refusals },
});
const getDesk = route({ ...kept, method: 'get', path: '/api/v1/collections/{collectionId}/desk', request: { params: one }, responses: { 200: versioned(Collection, 'A collection, also a draft'), ...refusals } });
const putCollection = route({
  ...kept, ifMatch: true, method: 'put', path: '/api/v1/collections/{collectionId}', summary: 'Change a collection: its words, what is in it, and in which order',
  request: { params: one, body: body(CollectionWords) }, responses: { 200: versioned(Changed, 'As it is now'), ...refusals },
});

export const collectionRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getCollections, async (c) => {
      const { items, next } = await listCollections(ports, cursors.open(c.req.valid('query').cursor, 'collections'));
      return c.json({ items, next: cursors.seal(next, 'collections') }, 200);
    })
    .openapi(getHolding, async (c) => {
      const { whose } = c.req.valid('param');
      const bound = `collections holding ${whose}`;
      const { items, next } = await listHolding(ports, whose, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getCollection, async (c) => c.json(await readCollection(ports, c.req.valid('param').collectionId), 200))
    .openapi(postCollection, async (c) => {
      const { keeper, ...words } = c.req.valid('json');
      return c.json(await createCollection(ports, c.get('caller'), keeper, words), 201);
    })
    .openapi(getDesk, async (c) => c.json(await keptCollection(ports, c.get('caller'), c.req.valid('param').collectionId), 200))
    .openapi(putCollection, async (c) => c.json(await changeCollection(ports, c.get('caller'), c.req.valid('param').collectionId, c.req.valid('json'), c.get('version')), 200));
