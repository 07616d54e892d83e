import * as z from 'zod';
import { Membership } from '../../domain/people/agency.ts';
import { signedIn } from '../../domain/caller.ts';
import { Person, Profile } from '../../domain/people/person.ts';
import { notFound } from '../../domain/refusal.ts';
import { Task } from '../../domain/people/work.ts';
import { changeProfile } from '../../use-cases/person/change-profile.ts';
import { readWork } from '../../use-cases/person/read-work.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Me = Person.pick({ id: true, email: true, name: true, organization: true, zone: true, notify: true, newsPace: true, shortcuts: true, operator: true, moderator: true, createdAt: true })
  .extend({ agencies: z.array(Membership.pick({ agencyId: true, roles: true })), authenticatedAt: z.iso.datetime().optional() });

const readMe = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/me',
  responses: { 200: versioned(Me, 'Who is signed in, and their part in agencies'), ...refusals },
});
const readMyWork = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/me/work',
  responses: { 200: json(z.object({ at: z.iso.datetime(), items: z.array(Task) }), 'What needs doing across every role, by deadline'), ...refusals },
});
const patchMe = route({
  ifMatch: true, area: 'accounts', who: ['person'], method: 'patch', path: '/api/v1/me', summary: 'Change your profile',
  request: { body: body(Profile.partial()) },
  responses: { 200: versioned(Me.omit({ agencies: true, authenticatedAt: true }), 'The changed profile'), ...refusals },
});

export const personRoutes = ({ ports }: Context) =>
  router()
    .openapi(readMe, async (c) => {
      const { id } = signedIn(c.get('caller'));
      const [person, agencies] = await Promise.all([ports.people.find(id), ports.agencies.agenciesOf(id)]);
      if (!person) throw notFound('account');
      const { authenticatedAt } = c.get('caller');
      return c.json({ ...person, agencies, authenticatedAt }, 200);
    })
    .openapi(readMyWork, async (c) => c.json({ at: c.get('caller').at, items: await readWork(ports, c.get('caller')) }, 200))
    .openapi(patchMe, async (c) => {
      const person = await changeProfile(ports, c.get('caller'), c.req.valid('json'), c.get('version'));
      return c.json(person, 200);
    });
