import * as z from 'zod';
import { EventCard } from '../../domain/event/event.ts';
import { GroupCard } from '../../domain/group/group.ts';
import { idOf } from '../../domain/id.ts';
import { HistoryEntry } from '../../domain/listing/history.ts';
import { factNames } from '../../domain/listing/fact-names.ts';
import { Source } from '../../domain/listing/links/source.ts';
import { Listing, statuses, webAddress, WrittenFacts } from '../../domain/listing/listing.ts';
import { PartialDate } from '../../domain/listing/partial-date-form.ts';
import { oneLine, reasonLine } from '../../domain/words/one-line.ts';
import { archiveListing, checkListing, editListing, mergeListings, restoreListing } from '../../use-cases/moderator/edit-listing.ts';
import { importListings } from '../../use-cases/moderator/import-listings.ts';
import { readRelated } from '../../use-cases/public/read-related.ts';
import { readHistory, readListing } from '../../use-cases/public/read-listing.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { ToldListing } from './atlas.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ listingId: idOf('listing') });
const Fact = Listing.shape.facts;
const PublicListing = Listing.omit({ origin: true, archived: true }).extend({
  facts: Fact,
  archived: z.object({ at: z.string(), reason: z.string() }).optional(),
  page: z.string().optional().describe('The page of the 2018 atlas it was read from'),
  status: z.enum(statuses).optional().describe('As the clock tells it'),
  checked: PartialDate.optional().describe('The oldest check of its facts'),
  stale: z.boolean(),
  contributors: z.array(z.string()),
  at: z.string(),
  sources: z.array(Source.pick({ address: true, state: true, to: true, since: true, lookedAt: true })).describe('What became of the links it rests on, as far as they were looked at'),
});
const Kept = Listing.omit({ origin: true });
const because = reasonLine().min(3, 'Say why, in at least 3 characters.').max(400);
const Edit = z.object({
  facts: WrittenFacts.default({}), remove: z.array(z.enum(factNames)).default([]), source: webAddress().describe('Where it says so'), note: oneLine().max(400).default(''),
});
const RowReport = z.object({ row: z.number().int(), title: z.string(), outcome: z.enum(['added', 'there already', 'left out']), id: z.string().optional(), lacks: z.array(z.string()) });

const Related = z.object({
  challenge: z.object({ slug: z.string(), title: z.string() }).optional(), events: z.array(EventCard), groups: z.array(GroupCard.pick({ id: true, name: true, ended: true })), linked: z.array(ToldListing), agency: z.array(ToldListing), ofAgency: z.number().int(), at: z.string(),
});

const getListing = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/listings/{listingId}',
  request: { params: one }, responses: { 200: versioned(PublicListing, 'One entry of the atlas: each fact with its source, when it was checked and whose word it is'), ...refusals },
});
const getHistory = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/listings/{listingId}/history',
  request: { params: one, query: paging }, responses: { 200: json(page(HistoryEntry), 'Its versions, newest first, each with the facts it changed'), ...refusals },
});
const getRelated = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/listings/{listingId}/related',
  request: { params: one }, responses: { 200: json(Related, 'What an entry belongs with: a challenge of this site, events, groups, entries it is linked with, others of its agency'), ...refusals },
});
const putListing = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'put', path: '/api/v1/listings/{listingId}', summary: 'Change facts of an entry',
  request: { params: one, body: body(Edit) }, responses: { 200: versioned(Kept, 'As it is now'), ...refusals },
});
const check = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/listings/{listingId}/check', summary: 'Say that facts are still as their sources say',
  request: { params: one, body: body(z.object({ facts: z.array(z.enum(factNames)).default([]).describe('All of them when none is named') })) },
  responses: { 200: versioned(Kept, 'Checked today'), ...refusals },
});
const archive = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/listings/{listingId}/archive', summary: 'Take an entry out of the lists',
  request: { params: one, body: body(z.object({ reason: because })) }, responses: { 200: versioned(Kept, 'Out of the lists; its address says why'), ...refusals },
});
const restore = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/listings/{listingId}/restore', summary: 'Bring an entry back to the lists',
  request: { params: one }, responses: { 200: versioned(Kept, 'In the lists again'), ...refusals },
});
const merge = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/listings/{listingId}/merge', summary: 'Merge an entry into another that says the same',
  request: { params: one, body: body(z.object({ into: idOf('listing') })) }, responses: { 200: versioned(Kept, 'The entry that stays'), ...refusals },
});
const postImport = route({
  area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/listing-imports', summary: 'Import entries from a table',
  request: { body: body(z.object({ csv: z.string().max(900_000).describe('A first row of column names as in /api/v1/atlas/csv; title, type and source are needed') })) },
  responses: { 200: json(z.object({ rows: z.array(RowReport) }), 'What became of each row'), ...refusals },
});

export const listingRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getListing, async (c) => c.json(await readListing(ports, c.get('caller'), c.req.valid('param').listingId), 200))
    .openapi(getHistory, async (c) => {
      const { listingId } = c.req.valid('param');
      const bound = `history of ${listingId}`;
      const { items, next } = await readHistory(ports, listingId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getRelated, async (c) => c.json(await readRelated(ports, c.get('caller'), c.req.valid('param').listingId), 200))
    .openapi(putListing, async (c) => c.json(await editListing(ports, c.get('caller'), c.req.valid('param').listingId, c.req.valid('json'), c.get('version')), 200))
    .openapi(check, async (c) => c.json(await checkListing(ports, c.get('caller'), c.req.valid('param').listingId, c.req.valid('json').facts, c.get('version')), 200))
    .openapi(archive, async (c) => c.json(await archiveListing(ports, c.get('caller'), c.req.valid('param').listingId, c.req.valid('json').reason, c.get('version')), 200))
    .openapi(restore, async (c) => c.json(await restoreListing(ports, c.get('caller'), c.req.valid('param').listingId, c.get('version')), 200))
    .openapi(merge, async (c) => c.json(await mergeListings(ports, c.get('caller'), c.req.valid('param').listingId, c.req.valid('json').into, c.get('version')), 200))
    .openapi(postImport, async (c) => c.json({ rows: await importListings(ports, c.get('caller'), c.req.valid('json').csv) }, 200));
