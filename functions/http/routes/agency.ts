import * as z from 'zod';
import { Agency, Membership } from '../../domain/agency.ts';
import { idOf } from '../../domain/id.ts';
import { notFound } from '../../domain/refusal.ts';
import { createAgency } from '../../use-cases/operator/create-agency.ts';
import { setAgencyMember } from '../../use-cases/operator/set-agency-member.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const PublicAgency = Agency.omit({ version: true });
const NewAgency = Agency.pick({ name: true, slug: true, acronym: true, about: true, website: true });

const listAgencies = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/agencies',
  request: { query: paging }, responses: { 200: json(page(PublicAgency), 'Agencies that post challenges here, by name'), ...refusals },
});
const readAgency = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/agencies/{slug}',
  request: { params: z.object({ slug: z.string() }) }, responses: { 200: json(PublicAgency, 'One agency'), ...refusals },
});
const postAgency = route({
  area: 'challenges', who: ['operator'], method: 'post', path: '/api/v1/agencies',
  request: { body: body(NewAgency) }, responses: { 201: json(Agency, 'The new agency'), 200: json(Agency, 'Made before by the same request'), ...refusals },
});
const putMember = route({
  area: 'challenges', who: ['operator'], method: 'put', path: '/api/v1/agencies/{agencyId}/members/{personId}',
  request: {
    params: z.object({ agencyId: idOf('agency'), personId: idOf('person') }),
    body: body(Membership.pick({ roles: true })),
  },
  responses: { 200: json(Membership, 'The membership'), ...refusals },
});

export const agencyRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listAgencies, async (c) => {
      const { items, next } = await ports.agencies.tenants(cursors.open(c.req.valid('query').cursor, 'agencies'));
      return c.json({ items, next: cursors.seal(next, 'agencies') }, 200);
    })
    .openapi(readAgency, async (c) => {
      const agency = await ports.agencies.findBySlug(c.req.valid('param').slug);
      if (!agency) throw notFound('agency');
      return c.json(agency, 200);
    })
    .openapi(postAgency, async (c) => {
      const agency = await createAgency(ports, c.get('caller'), c.req.valid('json'));
      return c.json(agency, 201, tag(agency.version));
    })
    .openapi(putMember, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await setAgencyMember(ports, c.get('caller'), wanted), 200);
    });
