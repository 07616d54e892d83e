import * as z from 'zod';
import { Agency, staffRoles } from '../../domain/people/agency.ts';
import { idOf } from '../../domain/id.ts';
import { addAgencyPerson } from '../../use-cases/operator/add-agency-person.ts';
import { readAgencyPeople } from '../../use-cases/operator/read-agency-people.ts';
import { removeAgencyPerson } from '../../use-cases/operator/remove-agency-person.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const roles = z.array(z.enum(staffRoles)).min(1, 'Choose at least one role.');
const email = z.email('Enter an email address, such as name@example.org.').max(254);
const Staff = z.object({ who: z.string(), email: z.string(), name: z.string(), roles: z.array(z.enum(staffRoles)), waiting: z.boolean(), held: z.object({ part: z.enum(['judges', 'enters']), title: z.string() }).optional() });
const ofAgency = z.object({ agencyId: idOf('agency') });
const path = '/api/v1/operator/agencies/{agencyId}/people';

const listStaff = route({
  area: 'accounts', who: ['operator'], method: 'get', path, request: { params: ofAgency },
  responses: { 200: json(z.object({ agency: Agency, items: z.array(Staff) }), 'Who works for the agency here, and who is awaited'), ...refusals },
});
const postStaff = route({
  area: 'accounts', who: ['operator'], method: 'post', path, summary: 'Give a person roles in an agency', request: { params: ofAgency, body: body(z.object({ email, roles })) },
  responses: { 200: json(z.object({ email: z.string(), roles, waiting: z.boolean() }), 'Given, or promised until the address signs in'), ...refusals },
});
const deleteStaff = route({
  area: 'accounts', who: ['operator'], method: 'delete', path: `${path}/{who}`, summary: 'Take a person’s roles in an agency away',
  request: { params: ofAgency.extend({ who: z.union([idOf('person'), email]) }) },
  responses: { 200: json(z.object({}), 'Taken away'), ...refusals },
});

/** The people of an agency, as an operator keeps them. */
export const staffRoutes = ({ ports }: Context) =>
  router()
    .openapi(listStaff, async (c) => c.json(await readAgencyPeople(ports, c.get('caller'), c.req.valid('param').agencyId), 200))
    .openapi(postStaff, async (c) => c.json(await addAgencyPerson(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(deleteStaff, async (c) => {
      const { agencyId, who } = c.req.valid('param');
      await removeAgencyPerson(ports, c.get('caller'), agencyId, who);
      return c.json({}, 200);
    });
