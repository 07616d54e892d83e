import * as z from 'zod';
import { Charter, GroupCard, GroupWords, joinings, Group } from '../../domain/group/group.ts';
import { standings } from '../../domain/group/powers.ts';
import { WorkProduct } from '../../domain/group/work-product.ts';
import { signedIn } from '../../domain/caller.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { createGroup, ownHomes } from '../../use-cases/agency/create-group.ts';
import { joinGroup, leaveGroup, readMembers, readOwnGroups, readOwnPlace, showName } from '../../use-cases/member/membership.ts';
import { readCharters, readGroup, readNamedMembers, readProduct, readProducts } from '../../use-cases/public/read-group.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ groupId: idOf('group') });
const Named = z.object({ name: z.string(), organization: z.string() });
export const ShownCharter = Charter.omit({ by: true, groupId: true });
const ShownGroup = Group.pick({ id: true, name: true, purpose: true, agency: true, joining: true, website: true, links: true, createdAt: true }).extend({
  parent: z.object({ id: z.string(), name: z.string() }).optional(), children: z.array(GroupCard), chairs: z.array(Named), charter: ShownCharter.optional(),
  ended: z.object({ at: z.string(), reason: z.string() }).optional(),
});
const OwnPlace = z.object({ standing: z.enum(standings), named: z.boolean(), asked: z.boolean(), version: z.number().int(), space: z.boolean() });
const MemberRow = Named.extend({ personId: z.string(), named: z.boolean(), chair: z.boolean(), joinedAt: z.string() });

const getGroups = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups',
  request: { query: paging }, responses: { 200: json(page(GroupCard), 'Groups by name'), ...refusals },
});
const postGroup = route({
  area: 'community', who: ['manager', 'operator'], method: 'post', path: '/api/v1/groups', summary: 'Make a group, and chair it',
  request: { body: body(GroupWords.extend({ joining: z.enum(joinings).default('open'), agencyId: idOf('agency').optional(), parentId: idOf('group').optional() })) },
  responses: { 201: json(z.object({ id: z.string(), version: z.number().int() }), 'The group'), ...refusals },
});
const getOwnGroups = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/groups/own',
  responses: {
    200: json(z.object({ groups: z.array(z.object({ id: z.string(), name: z.string(), chair: z.boolean(), ended: z.boolean() })), homes: z.object({ agencies: z.array(z.object({ id: z.string(), name: z.string() })), none: z.boolean() }) }), 'One’s own groups, and the agencies one may make a group of'),
    ...refusals,
  },
});
const getGroup = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}',
  request: { params: one }, responses: { 200: json(ShownGroup, 'A group: its charter, chairs, sub-groups and links'), ...refusals },
});
const getNamed = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}/named-members',
  request: { params: one, query: paging }, responses: { 200: json(page(Named), 'Members who let everybody read their names'), ...refusals },
});
const getCharters = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}/charters',
  request: { params: one, query: paging }, responses: { 200: json(page(ShownCharter), 'Versions of the charter, newest first'), ...refusals },
});
const getProducts = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}/products',
  request: { params: one, query: paging }, responses: { 200: json(page(WorkProduct), 'Work products, newest first'), ...refusals },
});
const getProduct = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}/products/{productId}',
  request: { params: one.extend({ productId: idOf('product') }) }, responses: { 200: versioned(WorkProduct, 'A work product'), ...refusals },
});
const getPlace = route({
  area: 'community', who: ['person'], method: 'get', path: '/api/v1/groups/{groupId}/membership',
  request: { params: one }, responses: { 200: versioned(OwnPlace, 'How one stands in the group'), ...refusals },
});
const join = route({
  area: 'community', who: ['person'], method: 'post', path: '/api/v1/groups/{groupId}/join', summary: 'Join a group, or ask its chairs',
  request: { params: one, body: body(z.object({ note: paragraphs().max(500).default(''), named: z.boolean().default(false).describe('Whether everybody may read that one is a member') })) },
  responses: { 200: json(z.object({ joined: z.boolean() }), 'A member now, or waiting for a chair'), ...refusals },
});
const leave = route({
  area: 'community', who: ['person'], method: 'post', path: '/api/v1/groups/{groupId}/leave', summary: 'Leave a group, or take back the wish to join',
  request: { params: one }, responses: { 200: json(z.object({}), 'Gone'), ...refusals },
});
const putPlace = route({
  ifMatch: true, area: 'community', who: ['group-member', 'chair'], method: 'put', path: '/api/v1/groups/{groupId}/membership', summary: 'Show one’s name as a member to everybody, or hide it',
  request: { params: one, body: body(z.object({ named: z.boolean() })) }, responses: { 200: versioned(z.object({ named: z.boolean(), version: z.number().int() }), 'As it is now'), ...refusals },
});
const getMembers = route({
  area: 'community', who: ['group-member', 'chair'], method: 'get', path: '/api/v1/groups/{groupId}/members',
  request: { params: one }, responses: { 200: json(z.object({ items: z.array(MemberRow) }), 'All members by name, chairs first'), ...refusals },
});

export const groupRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getGroups, async (c) => {
      const { items, next } = await ports.groups.all(cursors.open(c.req.valid('query').cursor, 'groups'));
      return c.json({ items, next: cursors.seal(next, 'groups') }, 200);
    })
    .openapi(postGroup, async (c) => c.json(await createGroup(ports, c.get('caller'), c.req.valid('json')), 201))
    .openapi(getOwnGroups, async (c) => {
      const caller = c.get('caller');
      const [groups, homes] = await Promise.all([readOwnGroups(ports, signedIn(caller).id), ownHomes(ports, caller)]);
      return c.json({ groups, homes }, 200);
    })
    .openapi(getGroup, async (c) => c.json(await readGroup(ports, c.req.valid('param').groupId), 200))
    .openapi(getNamed, async (c) => {
      const { groupId } = c.req.valid('param');
      const bound = `named members of ${groupId}`;
      const { items, next } = await readNamedMembers(ports, groupId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getCharters, async (c) => {
      const { groupId } = c.req.valid('param');
      const bound = `charters of ${groupId}`;
      const { items, next } = await readCharters(ports, groupId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getProducts, async (c) => {
      const { groupId } = c.req.valid('param');
      const bound = `products of ${groupId}`;
      const { items, next } = await readProducts(ports, groupId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getProduct, async (c) => c.json(await readProduct(ports, c.req.valid('param').groupId, c.req.valid('param').productId), 200))
    .openapi(getPlace, async (c) => c.json(await readOwnPlace(ports, c.get('caller'), c.req.valid('param').groupId), 200))
    .openapi(join, async (c) => c.json(await joinGroup(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json')), 200))
    .openapi(leave, async (c) => {
      await leaveGroup(ports, c.get('caller'), c.req.valid('param').groupId);
      return c.json({}, 200);
    })
    .openapi(putPlace, async (c) => c.json(await showName(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json').named, c.get('version')), 200))
    .openapi(getMembers, async (c) => c.json({ items: await readMembers(ports, c.get('caller'), c.req.valid('param').groupId) }, 200));
