import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { CollectionCard } from '../../domain/library/collection.ts';
import { PublicationFile } from '../../domain/library/publication-file.ts';
import { Draft, Keeper, KeptCard, Publication, PublicationWords, Withdrawal } from '../../domain/library/publication.ts';
import { oneLine, reasonText } from '../../domain/words/one-line.ts';
import { confirmLibraryFile, declareLibraryFile, openLibraryFile } from '../../use-cases/librarian/attach-file.ts';
import { publishVersion, withdrawVersion } from '../../use-cases/librarian/publish-version.ts';
import { listKeptCollections, listKeptPublications, readDesk } from '../../use-cases/librarian/read-kept.ts';
import { changeDraft, createPublication, discardDraft } from '../../use-cases/librarian/write-publication.ts';
import { ownKeepers } from '../../use-cases/keeping.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ publicationId: idOf('publication') });
const ofFile = one.extend({ fileId: idOf('file') });
const ofKeeper = z.object({ keeperId: z.literal('site').or(idOf('agency')).or(idOf('group')) });
const base = { area: 'library', who: ['librarian'] } as const;
const Changed = z.object({ id: z.string(), version: z.number().int() });
const ShownFile = PublicationFile.omit({ storeKey: true, addedBy: true });
const Upload = z.object({ url: z.string(), headers: z.record(z.string(), z.string()), expiresAt: z.string() });
const Desk = Publication.extend({ withdrawals: z.array(Withdrawal.omit({ by: true })), files: z.array(ShownFile) });
const Written = PublicationWords.extend({ files: Draft.shape.files.default([]), note: oneLine().max(300, 'Say in at most 300 characters what changed.').default('') });

const getKeepers = route({
  area: 'library', who: ['person'], method: 'get', path: '/api/v1/library-keepers',
  responses: { 200: json(z.object({ items: z.array(z.object({ keeper: Keeper, name: z.string() })) }), 'As whom one may keep works and collections'), ...refusals },
});
const getKept = route({
  ...base, method: 'get', path: '/api/v1/library-keepers/{keeperId}/publications', request: { params: ofKeeper, query: paging },
  responses: { 200: json(page(KeptCard), 'All works of a keeper, drafts too, what changed last first'), ...refusals },
});
const getKeptCollections = route({
  ...base, method: 'get', path: '/api/v1/library-keepers/{keeperId}/collections', request: { params: ofKeeper, query: paging },
  responses: { 200: json(page(CollectionCard), 'All collections of a keeper, drafts too, what changed last first'), ...refusals },
});
const postPublication = route({
  ...base, method: 'post', path: '/api/v1/publications', summary: 'Write a work of the library',
  request: { body: body(PublicationWords.extend({ keeper: Keeper })) }, responses: { 201: versioned(Changed, 'A draft, for its keepers alone'), ...refusals },
});
const getDesk = route({ ...base, method: 'get', path: '/api/v1/publications/{publicationId}/desk', request: { params: one }, responses: { 200: versioned(Desk, 'The draft of its next version, and its files'), ...refusals } });
const putDraft = route({
  ...base, ifMatch: true, method: 'put', path: '/api/v1/publications/{publicationId}/draft', summary: 'Write the next version of a work',
  request: { params: one, body: body(Written) }, responses: { 200: versioned(Changed, 'As it is now; what was published stays as it is'), ...refusals },
});
const postPublish = route({
  ...base, ifMatch: true, method: 'post', path: '/api/v1/publications/{publicationId}/publish', summary: 'Publish the draft as a version, for good',
  request: { params: one }, responses: { 200: versioned(Changed, 'Everybody reads it; the version before is superseded'), ...refusals },
});
const deleteDraft = route({
  ...base, ifMatch: true, method: 'delete', path: '/api/v1/publications/{publicationId}', summary: 'Discard a draft that was never published, with its files',
  request: { params: one }, responses: { 200: json(z.object({ id: z.string() }), 'It is gone for good'), ...refusals },
});
const postWithdraw = route({
  ...base, ifMatch: true, method: 'post', path: '/api/v1/publications/{publicationId}/withdraw', summary: 'Withdraw a version, with a public reason',
  request: { params: one, body: body(z.object({ n: z.number().int(), reason: reasonText().min(3, 'Say why, in at least 3 characters.').max(500) })) }, responses: { 200: versioned(Changed, 'Its page stays, with the reason'), ...refusals },
});
const postFile = route({
  ...base, method: 'post', path: '/api/v1/publications/{publicationId}/files', summary: 'Announce a file of a work',
  request: { params: one, body: body(PublicationFile.pick({ name: true, type: true, size: true, sha256: true })) }, responses: { 201: json(z.object({ file: ShownFile, upload: Upload }), 'Where to put exactly these bytes'), ...refusals },
});
const postConfirm = route({
  ...base, method: 'post', path: '/api/v1/publications/{publicationId}/files/{fileId}/confirm', summary: 'Confirm a file of a work',
  request: { params: ofFile }, responses: { 200: json(ShownFile, 'The file, checked'), ...refusals },
});
const getFile = route({ ...base, method: 'get', path: '/api/v1/publications/{publicationId}/files/{fileId}', request: { params: ofFile }, responses: { 200: json(z.object({ url: z.string() }), 'A link that works for five minutes'), ...refusals } });

export const publicationDeskRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getKeepers, async (c) => c.json({ items: await ownKeepers(ports, c.get('caller')) }, 200))
    .openapi(getKept, async (c) => {
      const { keeperId } = c.req.valid('param');
      const bound = `publications kept by ${keeperId}`;
      const { items, next } = await listKeptPublications(ports, c.get('caller'), keeperId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getKeptCollections, async (c) => {
      const { keeperId } = c.req.valid('param');
      const bound = `collections kept by ${keeperId}`;
      const { items, next } = await listKeptCollections(ports, c.get('caller'), keeperId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postPublication, async (c) => {
      const { keeper, ...words } = c.req.valid('json');
      return c.json(await createPublication(ports, c.get('caller'), keeper, words), 201);
    })
    .openapi(getDesk, async (c) => {
      const { publication, files } = await readDesk(ports, c.get('caller'), c.req.valid('param').publicationId);
      return c.json({ ...publication, files }, 200);
    })
    .openapi(putDraft, async (c) => c.json(await changeDraft(ports, c.get('caller'), c.req.valid('param').publicationId, c.req.valid('json'), c.get('version')), 200))
    .openapi(postPublish, async (c) => c.json(await publishVersion(ports, c.get('caller'), c.req.valid('param').publicationId, c.get('version')), 200))
    .openapi(deleteDraft, async (c) => c.json(await discardDraft(ports, c.get('caller'), c.req.valid('param').publicationId, c.get('version')), 200))
    .openapi(postWithdraw, async (c) => c.json(await withdrawVersion(ports, c.get('caller'), c.req.valid('param').publicationId, c.req.valid('json'), c.get('version')), 200))
    .openapi(postFile, async (c) => c.json(await declareLibraryFile(ports, c.get('caller'), c.req.valid('param').publicationId, c.req.valid('json')), 201))
    .openapi(postConfirm, async (c) => c.json(await confirmLibraryFile(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(getFile, async (c) => c.json(await openLibraryFile(ports, c.get('caller'), c.req.valid('param')), 200));
