import * as z from 'zod';
import { CharterWords, Group, GroupRequest, GroupWords, mostLinks } from '../../domain/group/group.ts';
import { ProductWords, WorkProduct } from '../../domain/group/work-product.ts';
import { idOf } from '../../domain/id.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { changeChairs, changeGroup, endGroup, makeSpace, readDesk, writeCharter, deskOf } from '../../use-cases/chair/change-group.ts';
import { admitMember, readRequests, refuseRequest, removeFromGroup } from '../../use-cases/chair/keep-members.ts';
import { addProduct, correctProduct } from '../../use-cases/chair/keep-products.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { ShownCharter } from './group.ts';

const one = z.object({ groupId: idOf('group') });
const ofPerson = one.extend({ personId: idOf('person') });
const ofProduct = one.extend({ productId: idOf('product') });
const because = reasonText().min(3, 'Say why, in at least 3 characters.').max(500);
const Link = z.object({ kind: z.enum(['listing', 'challenge']), id: z.string().min(1).max(120).describe('The id of an entry of the atlas, or the last word of a challenge’s address') });
const Desk = Group.pick({ id: true, name: true, purpose: true, joining: true, website: true, links: true, chairs: true, charter: true, version: true }).extend({ space: z.boolean(), ended: z.boolean() });
const Waiting = GroupRequest.omit({ groupId: true }).extend({ name: z.string(), organization: z.string() });

const getDesk = route({
  area: 'community', who: ['chair'], method: 'get', path: '/api/v1/groups/{groupId}/desk',
  request: { params: one }, responses: { 200: versioned(Desk, 'What a chair can change'), ...refusals },
});
const putGroup = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'put', path: '/api/v1/groups/{groupId}', summary: 'Change name, purpose, links and how people join',
  request: { params: one, body: body(GroupWords.extend({ links: z.array(Link).max(mostLinks, `Name at most ${mostLinks} links.`).default([]) })) }, responses: { 200: versioned(Desk, 'As it is now'), ...refusals },
});
const end = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/end', summary: 'End a group: it stays as it was',
  request: { params: one, body: body(z.object({ reason: because })) }, responses: { 200: versioned(Desk, 'Ended'), ...refusals },
});
const putCharter = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'put', path: '/api/v1/groups/{groupId}/charter', summary: 'Write a new version of the charter',
  request: { params: one, body: body(CharterWords) }, responses: { 200: json(ShownCharter, 'The new version'), ...refusals },
});
const putChairs = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'put', path: '/api/v1/groups/{groupId}/chairs', summary: 'Name chairs, or step down',
  request: { params: one, body: body(z.object({ chairs: z.array(idOf('person')).max(20) })) }, responses: { 200: versioned(Desk, 'As it is now'), ...refusals },
});
const postSpace = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/space', summary: 'Make the private space of a group',
  request: { params: one }, responses: { 200: versioned(Desk, 'It is there, for members alone'), ...refusals },
});
const getRequests = route({
  area: 'community', who: ['chair'], method: 'get', path: '/api/v1/groups/{groupId}/requests',
  request: { params: one, query: paging }, responses: { 200: json(page(Waiting), 'Who asks to join, longest waiting first'), ...refusals },
});
const admit = route({
  area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/requests/{personId}/admit', summary: 'Admit somebody who asked',
  request: { params: ofPerson }, responses: { 200: json(z.object({ joinedAt: z.string() }), 'A member now'), ...refusals },
});
const refuse = route({
  area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/requests/{personId}/refuse', summary: 'Refuse somebody who asked',
  request: { params: ofPerson }, responses: { 200: json(z.object({}), 'Refused'), ...refusals },
});
const remove = route({
  area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/members/{personId}/remove', summary: 'Remove a member, with the reason',
  request: { params: ofPerson, body: body(z.object({ reason: because })) }, responses: { 200: json(z.object({ leftAt: z.string() }), 'No member any more'), ...refusals },
});
const postProduct = route({
  area: 'community', who: ['chair'], method: 'post', path: '/api/v1/groups/{groupId}/products', summary: 'Add a work product',
  request: { params: one, body: body(ProductWords) }, responses: { 201: json(WorkProduct, 'The work product'), ...refusals },
});
const putProduct = route({
  ifMatch: true, area: 'community', who: ['chair'], method: 'put', path: '/api/v1/groups/{groupId}/products/{productId}', summary: 'Correct a work product',
  request: { params: ofProduct, body: body(ProductWords) }, responses: { 200: versioned(WorkProduct, 'As it is now'), ...refusals },
});

export const groupDeskRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getDesk, async (c) => c.json(deskOf(await readDesk(ports, c.get('caller'), c.req.valid('param').groupId)), 200))
    .openapi(putGroup, async (c) => c.json(deskOf(await changeGroup(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json'), c.get('version'))), 200))
    .openapi(end, async (c) => c.json(deskOf(await endGroup(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json').reason, c.get('version'))), 200))
    .openapi(putCharter, async (c) => c.json(await writeCharter(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json'), c.get('version')), 200))
    .openapi(putChairs, async (c) => c.json(deskOf(await changeChairs(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json').chairs, c.get('version'))), 200))
    .openapi(postSpace, async (c) => c.json(deskOf(await makeSpace(ports, c.get('caller'), c.req.valid('param').groupId, c.get('version'))), 200))
    .openapi(getRequests, async (c) => {
      const { groupId } = c.req.valid('param');
      const bound = `requests to ${groupId}`;
      const { items, next } = await readRequests(ports, c.get('caller'), groupId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(admit, async (c) => c.json(await admitMember(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('param').personId), 200))
    .openapi(refuse, async (c) => {
      await refuseRequest(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('param').personId);
      return c.json({}, 200);
    })
    .openapi(remove, async (c) => c.json(await removeFromGroup(ports, c.get('caller'), c.req.valid('param').groupId, { personId: c.req.valid('param').personId, reason: c.req.valid('json').reason }), 200))
    .openapi(postProduct, async (c) => c.json(await addProduct(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json')), 201))
    .openapi(putProduct, async (c) => c.json(await correctProduct(ports, c.get('caller'), c.req.valid('param').groupId, { id: c.req.valid('param').productId, version: c.get('version'), words: c.req.valid('json') }), 200));
