import * as z from 'zod';
import { Agency, NewSlug } from '../../domain/people/agency.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { createAgency } from '../../use-cases/operator/create-agency.ts';
import { readAgency } from '../../use-cases/public/read-agency.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const PublicAgency = Agency.omit({ version: true });
const NewAgency = Agency.pick({ name: true, acronym: true, about: true, website: true }).extend({ slug: NewSlug, name: oneLine().min(2).max(160) });

const listAgencies = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/agencies',
  request: { query: paging.extend({ under: z.union([z.literal('top'), idOf('agency')]).optional() }) },
  responses: { 200: json(page(PublicAgency), 'Agencies that post challenges here, or every known one directly under another, by name'), ...refusals },
});
const getAgency = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/agencies/{slug}',
  request: { params: z.object({ slug: z.string().max(80) }) },
  responses: { 200: json(PublicAgency.extend({ above: z.array(Agency.pick({ slug: true, name: true })) }), 'One agency by address or id, and those above it'), ...refusals },
});
const postAgency = route({
  area: 'challenges', who: ['operator'], method: 'post', path: '/api/v1/agencies', summary: 'Create an agency',
  request: { body: body(NewAgency) }, responses: { 201: versioned(Agency, 'The new agency'), 200: versioned(Agency, 'Made before by the same request'), ...refusals },
});
export const agencyRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listAgencies, async (c) => {
      const { cursor, under } = c.req.valid('query');
      const bound = under ? `agencies under ${under}` : 'agencies';
      const after = cursors.open(cursor, bound);
      const { items, next } = under ? await ports.agencies.under(under === 'top' ? undefined : under, after) : await ports.agencies.tenants(after);
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getAgency, async (c) => c.json(await readAgency(ports, c.req.valid('param').slug), 200))
    .openapi(postAgency, async (c) => {
      const agency = await createAgency(ports, c.get('caller'), c.req.valid('json'));
      return c.json(agency, 201);
    });
