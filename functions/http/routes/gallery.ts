import * as z from 'zod';
import { Challenge } from '../../domain/call/challenge.ts';
import { FormField } from '../../domain/call/form.ts';
import { Answer } from '../../domain/entry/entry.ts';
import { idOf } from '../../domain/id.ts';
import { scopes } from '../../domain/voice/gallery-scopes.ts';
import { Gallery, Showing, ShownEntry } from '../../domain/voice/gallery.ts';
import { galleryForms } from '../../domain/voice/gallery-forms.ts';
import { publishGallery, readGalleryDesk, takeBackGallery } from '../../use-cases/agency/voice/publish-gallery.ts';
import { openGalleryFile, readGallery, readGalleryEntry } from '../../use-cases/public/read-gallery.ts';
import { readOwnShowing, showEntry } from '../../use-cases/team/show-entry.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const rowsOnPage = 24;
const mostInFile = 500;

const slug = z.string().max(120);
const ofEntry = z.object({ slug, code: z.string().max(20) });
const ofChallenge = z.object({ challengeId: idOf('challenge') });
const own = z.object({ entryId: idOf('entry') });
const asked = paging.extend({ q: z.string().max(100).default('').describe('Words that begin a word of the title, the team, the area or the prize') });
const Row = ShownEntry.omit({ challengeId: true, entryId: true, teamId: true }).extend({ areaName: z.string() });
const count = z.number().int();
const Section = z.object({ id: z.string(), title: z.string(), fields: z.array(z.object({ id: z.string(), label: z.string(), type: FormField.shape.type, answer: Answer })) });
const Shown = z.object({ entry: Row, sections: z.array(Section), files: z.array(z.object({ id: z.string(), label: z.string(), name: z.string(), type: z.string(), size: count })) });
const Found = page(Row).extend({ challenge: Challenge.pick({ slug: true, title: true, agencyName: true, zone: true }), gallery: Gallery });
const Desk = z.object({ gallery: Gallery.optional(), version: count, why: z.string().optional().describe('Why it cannot open now'), winners: count, finalists: count, withheld: count.describe('Selected, and kept back by their teams'), asked: count.describe('Not selected, and shown where all entries are') });
const Turned = Desk.pick({ gallery: true, version: true });
const OwnShowing = z.object({ shown: z.boolean(), open: z.boolean().describe('Whether anybody can read it now'), scope: z.enum(scopes).optional(), selected: z.boolean(), version: count });
const base = { area: 'voice' } as const;

const getGallery = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/galleries/{slug}', request: { params: z.object({ slug }), query: asked },
  responses: { 200: json(Found, 'Entries that the organizer and their teams show, in an order that means nothing'), ...refusals },
});
const getFile = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/galleries/{slug}/as/{form}',
  request: { params: z.object({ slug, form: z.enum(Object.keys(galleryForms) as [keyof typeof galleryForms]) }), query: asked },
  responses: { 200: { description: `The same as a file: CSV, JSON or Atom, at most ${mostInFile} at a time; Link says where the next are`, content: { 'text/plain': { schema: z.string() } } }, ...refusals },
});
const getEntry = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/galleries/{slug}/entries/{code}', request: { params: ofEntry },
  responses: { 200: json(Shown, 'What one entry says to everybody: the answers and clean files that the form marks as public'), ...refusals },
});
const getEntryFile = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/galleries/{slug}/entries/{code}/files/{fileId}', request: { params: ofEntry.extend({ fileId: idOf('file') }) },
  responses: { 200: json(z.object({ url: z.string() }), 'Where the file is; the address ends soon'), ...refusals },
});
const getDesk = route({ ...base, who: ['manager'], method: 'get', path: '/api/v1/gallery-settings/{challengeId}', request: { params: ofChallenge }, responses: { 200: versioned(Desk, 'What the organizer chooses from'), ...refusals } });
const postPublish = route({
  ...base, ifMatch: true, who: ['manager'], method: 'post', path: '/api/v1/gallery-settings/{challengeId}/publish', summary: 'Open the gallery of entries',
  request: { params: ofChallenge, body: body(z.object({ scope: z.enum(scopes) })) }, responses: { 200: versioned(Turned, 'Everybody can read the entries'), ...refusals },
});
const postTakeBack = route({
  ...base, ifMatch: true, who: ['manager'], method: 'post', path: '/api/v1/gallery-settings/{challengeId}/take-back', summary: 'Close the gallery of entries',
  request: { params: ofChallenge }, responses: { 200: versioned(Turned, 'Nobody outside reads the entries'), ...refusals },
});
const getShowing = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/showings/{entryId}', request: { params: own },
  responses: { 200: json(z.object({ showing: OwnShowing.optional() }), 'Whether the entry stands in the gallery, once the results are out'), ...refusals },
});
const putShowing = route({
  ...base, ifMatch: true, who: ['lead'], method: 'put', path: '/api/v1/showings/{entryId}', summary: 'Show the entry in the gallery, or keep it back',
  request: { params: own, body: body(z.object({ shown: z.boolean() })) }, responses: { 200: versioned(Showing.pick({ shown: true, at: true, version: true }), 'As the team said'), ...refusals },
});

export const galleryRoutes = ({ ports, cursors }: Context) => {
  const boundTo = (which: string, q: string, limit: number) => `gallery ${which} ${limit} ${q}`;
  return router()
    .openapi(getGallery, async (c) => {
      const { cursor, q } = c.req.valid('query');
      const bound = boundTo(c.req.valid('param').slug, q, rowsOnPage);
      const { next, ...found } = await readGallery(ports, c.get('caller'), c.req.valid('param').slug, { q, limit: rowsOnPage, after: cursors.open(cursor, bound) });
      return c.json({ ...found, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getFile, async (c) => {
      const [{ slug: which, form }, { cursor, q }] = [c.req.valid('param'), c.req.valid('query')];
      const bound = boundTo(which, q, mostInFile);
      const { challenge, gallery, items, next } = await readGallery(ports, c.get('caller'), which, { q, limit: mostInFile, after: cursors.open(cursor, bound) });
      const further = new URL(c.req.url);
      const sealed = cursors.seal(next, bound);
      if (sealed) further.searchParams.set('cursor', sealed);
      const text = galleryForms[form].write(items, { origin: ports.site.origin, title: challenge.title, slug: challenge.slug, at: gallery.at });
      return c.body(text, 200, { 'content-type': galleryForms[form].type, ...(sealed ? { link: `<${ports.site.origin}${further.pathname}${further.search}>; rel="next"` } : {}) }) as never;
    })
    .openapi(getEntry, async (c) => c.json(await readGalleryEntry(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(getEntryFile, async (c) => c.json(await openGalleryFile(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(getDesk, async (c) => c.json(await readGalleryDesk(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(postPublish, async (c) => c.json(await publishGallery(ports, c.get('caller'), c.req.valid('param').challengeId, { ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(postTakeBack, async (c) => c.json(await takeBackGallery(ports, c.get('caller'), c.req.valid('param').challengeId, c.get('version')), 200))
    .openapi(getShowing, async (c) => c.json(await readOwnShowing(ports, c.get('caller'), c.req.valid('param').entryId), 200))
    .openapi(putShowing, async (c) => c.json(await showEntry(ports, c.get('caller'), c.req.valid('param').entryId, c.req.valid('json').shown, c.get('version')), 200));
};
