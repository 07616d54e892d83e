import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { factValues, Listing, webAddress, WrittenFacts } from '../../domain/listing/listing.ts';
import { ListingRow } from '../../domain/listing/row.ts';
import { queueOf, queues, Suggestion, type Queue } from '../../domain/listing/suggestion.ts';
import { EmailAddress } from '../../domain/words/email-address.ts';
import { paragraphs, reasonLine } from '../../domain/words/one-line.ts';
import { acceptSuggestion, mergeSuggestion, readSuggestion, rejectSuggestion } from '../../use-cases/moderator/decide-suggestion.ts';
import { moderating } from '../../use-cases/moderating.ts';
import { readAddress } from '../../use-cases/public/read-address.ts';
import { readCredits } from '../../use-cases/public/read-credits.ts';
import { giveForm, missingIn, suggestListing } from '../../use-cases/public/suggest-listing.ts';
import { signedIn } from '../../domain/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ suggestionId: idOf('suggestion') });
const NewSuggestion = z.object({
  listingId: idOf('listing').optional().describe('The entry that is to be corrected; none for a new one'),
  facts: WrittenFacts.describe('A new entry needs title, type and url'),
  source: webAddress().optional().describe('Where it says so; of a new entry its own address, unless another is given'),
  note: paragraphs().max(500).default(''),
  credit: z.boolean().default(false).describe('Name me with what comes of it'),
  email: EmailAddress.optional().describe('Where you hear what became of it, without an account; kept as long as the suggestion'),
  form: z.string().max(400).optional().describe('From /suggestion-form, for whoever is not signed in'),
  homepage: z.string().max(200).default('').describe('Leave this empty'),
}).superRefine(
  // also beside what is wrong with a field: whoever sends a form hears everything at once
  (asked, c) => { for (const { field, message } of missingIn(asked)) c.addIssue({ code: 'custom', path: field.split('.'), message }); },
  // a value that is no record of facts is refused as such, before anything is missed in it
  { when: ({ value }) => typeof value === 'object' && value !== null && (!('facts' in value) || value.facts === undefined || (typeof value.facts === 'object' && value.facts !== null)) },
);
const Shown = Suggestion.omit({ by: true, same: true, decided: true, email: true }).extend({
  from: z.enum(['person', 'visitor', 'site']),
  decided: z.object({ at: z.string(), reason: z.string(), listingId: z.string().optional() }).optional(),
  about: z.string().optional().describe('In lists: the title of the entry that a correction is about'),
});
const fromOf = { people: 'person', visitors: 'visitor', site: 'site' } as const satisfies Record<Queue, string>;
const shown = (suggestion: Suggestion) => ({ ...suggestion, from: fromOf[queueOf(suggestion)] });
const entriesNamed = async ({ listings }: Pick<Ports, 'listings'>, items: Suggestion[]) => {
  const ids = [...new Set(items.flatMap(({ listingId }) => listingId ?? []))];
  const titles = new Map((await Promise.all(ids.map((id) => listings.find(id)))).flatMap((listing) => (listing ? [[listing.id, listing.facts.title.value]] : [])));
  return items.map((one) => ({ ...shown(one), ...(one.listingId ? { about: titles.get(one.listingId) } : {}) }));
};
const Kept = Listing.omit({ origin: true });

const getForm = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/suggestion-form',
  responses: { 200: json(z.object({ form: z.string(), from: z.iso.datetime(), reads: z.boolean().describe('Whether this site reads the page for you') }), 'A form for one suggestion without an account, and when it can be sent'), ...refusals },
});
const getPageFacts = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/page-facts',
  request: { query: z.object({ url: webAddress() }) },
  responses: { 200: json(z.object({ title: factValues.title.optional(), type: factValues.type.optional(), agency: z.string().optional(), listing: z.string().optional().describe('The entry that has this address already') }), 'What a page says of itself, for a form; nothing is kept'), ...refusals },
});
const postSuggestion = route({
  area: 'atlas', who: ['anyone'], method: 'post', path: '/api/v1/suggestions', summary: 'Suggest an entry of the atlas, or a correction',
  request: { body: body(NewSuggestion) }, responses: { 201: json(Suggestion.pick({ id: true, state: true, at: true }), 'Waiting for a moderator; from a moderator, accepted'), ...refusals },
});
const listOwn = route({
  area: 'atlas', who: ['person'], method: 'get', path: '/api/v1/suggestions/own',
  request: { query: paging }, responses: { 200: json(page(Shown), 'What you suggested, newest first, and what became of it'), ...refusals },
});
const listCredits = route({
  area: 'atlas', who: ['anyone'], method: 'get', path: '/api/v1/atlas-credits',
  request: { query: paging }, responses: { 200: json(page(z.object({ name: z.string(), added: z.number().int(), corrected: z.number().int(), lastAt: z.string() })), 'Who contributed and wanted to be named, whoever did most first'), ...refusals },
});
const listWaiting = route({
  area: 'atlas', who: ['moderator'], method: 'get', path: '/api/v1/suggestions',
  request: { query: paging.extend({ from: z.enum(queues).default('people') }) }, responses: { 200: json(page(Shown), 'Suggestions that wait, longest first'), ...refusals },
});
const getSuggestion = route({
  area: 'atlas', who: ['moderator'], method: 'get', path: '/api/v1/suggestions/{suggestionId}',
  request: { params: one }, responses: { 200: versioned(z.object({ version: z.number().int(), suggestion: Shown, alike: z.array(ListingRow.extend({ by: z.enum(['address', 'title']) })) }), 'One suggestion, and what the atlas has that may be the same'), ...refusals },
});
const accept = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/suggestions/{suggestionId}/accept', summary: 'Accept a suggestion, as it is or edited',
  request: { params: one, body: body(z.object({ facts: WrittenFacts.default({}) })) }, responses: { 200: json(Kept, 'The entry as it is now'), ...refusals },
});
const reject = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/suggestions/{suggestionId}/reject', summary: 'Reject a suggestion, with the reason',
  request: { params: one, body: body(z.object({ reason: reasonLine().min(3, 'Say why, in at least 3 characters.').max(400) })) }, responses: { 200: json(Suggestion.pick({ id: true, state: true, at: true }), 'Rejected'), ...refusals },
});
const merge = route({
  ifMatch: true, area: 'atlas', who: ['moderator'], method: 'post', path: '/api/v1/suggestions/{suggestionId}/merge', summary: 'Merge a suggestion into an entry that is there',
  request: { params: one, body: body(z.object({ into: idOf('listing') })) }, responses: { 200: json(Kept, 'The entry as it is now'), ...refusals },
});

export const suggestionRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getForm, (c) => c.json(giveForm(ports, c.get('caller')), 200))
    .openapi(getPageFacts, async (c) => c.json(await readAddress(ports, c.get('caller'), c.req.valid('query').url), 200))
    .openapi(postSuggestion, async (c) => c.json(await suggestListing(ports, c.get('caller'), c.req.valid('json')), 201))
    .openapi(listCredits, async (c) => {
      const { items, next } = await readCredits(ports, cursors.open(c.req.valid('query').cursor, 'atlas credits'));
      return c.json({ items, next: cursors.seal(next, 'atlas credits') }, 200);
    })
    .openapi(listOwn, async (c) => {
      const { id } = signedIn(c.get('caller'));
      const bound = `suggestions of ${id}`;
      const { items, next } = await ports.suggestions.ofPerson(id, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items: await entriesNamed(ports, items), next: cursors.seal(next, bound) }, 200);
    })
    .openapi(listWaiting, async (c) => {
      moderating(c.get('caller'));
      const { cursor, from } = c.req.valid('query');
      const bound = `suggestions from ${from}`;
      const { items, next } = await ports.suggestions.waiting(from, cursors.open(cursor, bound));
      return c.json({ items: await entriesNamed(ports, items), next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getSuggestion, async (c) => {
      const { suggestion, alike } = await readSuggestion(ports, c.get('caller'), c.req.valid('param').suggestionId);
      return c.json({ version: suggestion.version, suggestion: shown(suggestion), alike }, 200);
    })
    .openapi(accept, async (c) => c.json(await acceptSuggestion(ports, c.get('caller'), c.req.valid('param').suggestionId, c.req.valid('json').facts, c.get('version')), 200))
    .openapi(reject, async (c) => c.json(await rejectSuggestion(ports, c.get('caller'), c.req.valid('param').suggestionId, c.req.valid('json').reason, c.get('version')), 200))
    .openapi(merge, async (c) => c.json(await mergeSuggestion(ports, c.get('caller'), c.req.valid('param').suggestionId, c.req.valid('json').into, c.get('version')), 200));
