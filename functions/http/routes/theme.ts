import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Color, Logo, mostLogoBytes, Theme, Wears } from '../../domain/theme/theme.ts';
import { addTheme, readThemes, wearTheme } from '../../use-cases/agency/look/write-theme.ts';
import { readTheme } from '../../use-cases/public/read-theme.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { body, json, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ agencyId: idOf('agency') });
const Card = Theme.pick({ n: true, accent: true, seal: true, at: true }).extend({ logo: z.boolean() });
const Own = z.object({ id: idOf('agency'), theme: Wears.optional(), version: z.number().int() });
/** A little more than the most bytes, so that a larger picture hears its own refusal. */
const Wanted = z.object({
  accent: Color, seal: Color,
  logo: z.union([z.literal('none'), z.object({ data: z.base64('Choose a PNG or a JPEG picture.').max(mostLogoBytes * 4, 'This file is too large. Choose one of at most 40 KB.') })]).optional().describe('Left out: the logo of the version that is worn'),
});

const list = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/themes/{agencyId}', request: { params: own, query: paging },
  responses: { 200: versioned(Own.extend({ worn: Card.optional(), items: z.array(Card), next: z.string().optional() }), 'How the agency looks, and every version of it'), ...refusals },
});
const post = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/themes/{agencyId}', summary: 'Give the agency a look', request: { params: own, body: body(Wanted) },
  responses: { 200: versioned(Own, 'It is worn from now on'), ...refusals },
});
const put = route({
  ifMatch: true, area: 'challenges', who: ['manager'], method: 'put', path: '/api/v1/themes/{agencyId}/worn', summary: 'Wear an earlier look, or with 0 the site’s own', request: { params: own, body: body(z.object({ n: z.number().int().min(0) })) },
  responses: { 200: versioned(Own, 'It is worn from now on'), ...refusals },
});
const get = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/agencies/{slug}/themes/{n}', request: { params: z.object({ slug: z.string().max(80), n: wholeNumber(1, 1_000_000) }) },
  responses: { 200: json(z.object({ accent: z.string(), seal: z.string(), logo: Logo.optional() }), 'One version; it never changes'), ...refusals },
});

export const themeRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { agencyId } = c.req.valid('param');
      const bound = `themes of ${agencyId}`;
      const { agency, worn, versions } = await readThemes(ports, c.get('caller'), agencyId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ ...agency, worn: worn && { ...worn, logo: worn.logo !== undefined }, items: versions.items, next: cursors.seal(versions.next, bound) }, 200);
    })
    .openapi(post, async (c) => c.json(await addTheme(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version'), wanted: c.req.valid('json') }), 200))
    .openapi(put, async (c) => c.json(await wearTheme(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(get, async (c) => {
      const { slug, n } = c.req.valid('param');
      return c.json(await readTheme(ports, slug, n), 200);
    });
