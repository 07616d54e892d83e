import * as z from 'zod';
import { Membership } from '../../domain/people/agency.ts';
import { idOf } from '../../domain/id.ts';
import { Person } from '../../domain/people/person.ts';
import { Session } from '../../domain/people/session.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { endSessionsOf, lockPerson, unlockPerson } from '../../use-cases/operator/lock-person.ts';
import { nameModerator } from '../../use-cases/operator/name-moderator.ts';
import { lookUpPerson } from '../../use-cases/operator/look-up-person.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Account = Person.pick({ id: true, email: true, name: true, organization: true, operator: true, moderator: true, locked: true, lastLock: true, closed: true, createdAt: true });
const AccountFile = z.object({
  person: Account,
  agencies: z.array(Membership.pick({ agencyId: true, roles: true })),
  sessions: z.array(Session.pick({ id: true, createdAt: true, seenAt: true, device: true })),
});
const one = { params: z.object({ personId: idOf('person') }) };
const reason = z.object({ reason: reasonText().min(3, 'Say why, in at least 3 characters.').max(300) });

const lookUp = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/people',
  request: { query: z.object({ q: z.string().min(3).max(254) }) },
  responses: { 200: json(AccountFile, 'One person, found by exact address or id; the look is on record'), ...refusals },
});
const lock = route({
  area: 'accounts', who: ['operator'], method: 'post', path: '/api/v1/operator/people/{personId}/lock', summary: 'Lock a person out',
  request: { ...one, body: body(reason) }, responses: { 200: json(Account, 'Locked, signed out everywhere'), ...refusals },
});
const unlock = route({
  area: 'accounts', who: ['operator'], method: 'post', path: '/api/v1/operator/people/{personId}/unlock', summary: 'Let a locked person sign in again',
  request: one, responses: { 200: json(Account, 'May sign in again'), ...refusals },
});
const moderator = route({
  area: 'accounts', who: ['operator'], method: 'post', path: '/api/v1/operator/people/{personId}/moderator', summary: 'Make a person a moderator of the atlas, or end that',
  request: { ...one, body: body(z.object({ moderator: z.boolean() })) }, responses: { 200: json(Account, 'As it is now'), ...refusals },
});
const endSessions = route({
  area: 'accounts', who: ['operator'], method: 'post', path: '/api/v1/operator/people/{personId}/end-sessions', summary: 'Sign a person out everywhere',
  request: one, responses: { 200: json(z.object({ ended: z.number().int() }), 'Signed out everywhere'), ...refusals },
});

/** Accounts as an operator sees them. */
export const accountRoutes = ({ ports }: Context) =>
  router()
    .openapi(lookUp, async (c) => c.json(await lookUpPerson(ports, c.get('caller'), c.req.valid('query').q), 200))
    .openapi(lock, async (c) => c.json(await lockPerson(ports, c.get('caller'), c.req.valid('param').personId, c.req.valid('json').reason), 200))
    .openapi(unlock, async (c) => c.json(await unlockPerson(ports, c.get('caller'), c.req.valid('param').personId), 200))
    .openapi(moderator, async (c) => c.json(await nameModerator(ports, c.get('caller'), c.req.valid('param').personId, c.req.valid('json').moderator), 200))
    .openapi(endSessions, async (c) => c.json({ ended: await endSessionsOf(ports, c.get('caller'), c.req.valid('param').personId) }, 200));
