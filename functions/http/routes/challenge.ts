import * as z from 'zod';
import { Agency } from '../../domain/people/agency.ts';
import { catalogueForms } from '../../domain/call/catalogue-forms.ts';
import { datesBetween, mostDates } from '../../domain/call/dates.ts';
import { CatalogueQuery, ChallengeCard, everyMatch, searchCatalogue } from '../../domain/call/catalogue.ts';
import { Challenge, Rules, stages } from '../../domain/call/challenge.ts';
import { Notice } from '../../domain/call/notice.ts';
import { updateForms } from '../../domain/call/update-forms.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { readChallenge, readUpdates } from '../../use-cases/public/read-challenge.ts';
import { json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Row = ChallengeCard.omit({ approval: true, cosponsorIds: true }).extend({ stage: z.enum(stages), closesAt: z.string().optional() });
const Facet = z.object({ id: z.string(), name: z.string(), count: z.number().int() });
const Catalogue = z.object({
  items: z.array(Row),
  total: z.number().int(),
  pages: z.number().int(),
  counts: z.object({ open: z.number().int(), upcoming: z.number().int(), closed: z.number().int() }),
  agencies: z.array(Facet),
  areas: z.array(Facet),
  at: z.string(),
  until: z.string().optional().describe('When the clock alone changes this answer next'),
});
const StageLink = Challenge.pick({ slug: true, title: true });
const PublicChallenge = z.object({
  challenge: Challenge.omit({ createdBy: true, version: true, approval: true, next: true }),
  stage: z.enum(stages),
  stages: z.object({ before: StageLink.optional(), next: StageLink.optional() }).describe('Of a challenge in stages: those around it that are public'),
  rules: Rules,
  notices: z.array(Notice),
  agency: Agency.pick({ slug: true, name: true, acronym: true, website: true, theme: true }).optional(),
  at: z.string(),
  until: z.string().optional().describe('When the clock alone changes this answer next'),
  entriesSent: z.number().int().optional().describe('While the challenge is open, where the agency shows it'),
  listing: z.object({ id: z.string() }).optional().describe('Its entry in the atlas'),
  picture: z.string().describe('The name of the picture that shows where its page is shared'),
  draw: z.object({ first: z.string(), now: z.string(), draws: z.number().int() }).optional().describe('SHA-256 of the secret from which judges are drawn: as it was first, as it is, and how often it was taken anew. The secret is published with the results'),
});

const listChallenges = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/challenges',
  request: { query: CatalogueQuery }, responses: { 200: json(Catalogue, 'Published challenges'), ...refusals },
});
const instant = z.iso.datetime('Give an instant such as 2027-01-15T00:00:00.000Z.');
const listDates = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/challenge-dates',
  request: { query: z.object({ from: instant, to: instant, whose: z.string().max(40).optional().describe('The id of an agency or of a challenge') }) },
  responses: { 200: json(z.object({ items: z.array(z.object({ id: z.string(), challengeId: z.string(), slug: z.string(), title: z.string(), agencyName: z.string(), zone: z.string(), at: z.string() })) }), `When entries open and close and questions end, from one instant until before another: ${mostDates} at most`), ...refusals },
});
const listAsFile = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/challenges/as/{form}',
  request: { params: z.object({ form: z.enum(Object.keys(catalogueForms) as [keyof typeof catalogueForms]) }), query: CatalogueQuery.omit({ page: true }) },
  responses: { 200: { description: 'Every match as a file: CSV, an Atom feed, a JSON Feed or a calendar of its dates', content: { 'text/plain': { schema: z.string() } } }, ...refusals },
});
const updatesAsFile = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/challenges/{slug}/updates/as/{form}',
  request: { params: z.object({ slug: z.string().max(120), form: z.enum(Object.keys(updateForms) as [keyof typeof updateForms]) }) },
  responses: { 200: { description: 'What the challenge told everybody, newest first: JSON or an Atom feed', content: { 'text/plain': { schema: z.string() } } }, ...refusals },
});
const getChallenge = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/challenges/{slug}',
  request: { params: z.object({ slug: z.string().max(120) }), query: z.object({ v: wholeNumber(1, 1_000_000).optional() }) },
  responses: { 200: json(PublicChallenge, 'One published challenge with its rules'), ...refusals },
});

export const challengeRoutes = ({ ports }: Context) =>
  router()
    .openapi(listChallenges, async (c) => {
      const at = c.get('caller').at;
      return c.json({ ...searchCatalogue(await ports.challenges.catalogue(), c.req.valid('query'), at), at }, 200);
    })
    .openapi(listDates, async (c) => c.json({ items: datesBetween(await ports.challenges.catalogue(), c.req.valid('query'), c.get('caller').at) }, 200))
    .openapi(listAsFile, async (c) => {
      const [{ form }, { at }, { pathname, search }] = [c.req.valid('param'), c.get('caller'), new URL(c.req.url)];
      const { origin, name } = ports.site;
      const rows = everyMatch(await ports.challenges.catalogue(), c.req.valid('query'), at);
      return c.body(catalogueForms[form].write(rows, { origin, name, at, self: `${origin}${pathname}${search}` }), 200, { 'content-type': catalogueForms[form].type }) as never;
    })
    .openapi(updatesAsFile, async (c) => {
      const { slug, form } = c.req.valid('param');
      const { challenge, notices } = await readUpdates(ports, c.get('caller'), slug);
      const about = { origin: ports.site.origin, title: challenge.title, slug: challenge.slug, agency: challenge.agencyName, at: c.get('caller').at };
      return c.body(updateForms[form].write(notices, about), 200, { 'content-type': updateForms[form].type }) as never;
    })
    .openapi(getChallenge, async (c) =>
      c.json(await readChallenge(ports, c.get('caller'), c.req.valid('param').slug, c.req.valid('query').v), 200),
    );
