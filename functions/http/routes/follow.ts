import * as z from 'zod';
import { Challenge, stages } from '../../domain/call/challenge.ts';
import { Follow, followKinds, FollowTarget, kindOfTarget } from '../../domain/follow/follow.ts';
import { follow, readFollow, readFollowed, unfollow } from '../../use-cases/person/follow-anything.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const target = FollowTarget.refine((text) => kindOfTarget(text) !== undefined, 'Give the id of a challenge, an entry of the atlas, an event, a series, a group, an agency, a work of the library or a collection, or a search such as search?type=pilot.')
  .describe('The id of what is followed, or search? and the words and facets of a search of the atlas, in their order');
const one = { params: z.object({ target }) };
const Thing = z.object({ kind: z.enum(followKinds), title: z.string(), path: z.string().describe('Empty where it is no longer public'), of: z.string().optional() });
const Following = Follow.omit({ personId: true });
const Followed = Following.extend({ ...Thing.shape, challenge: Challenge.pick({ slug: true, title: true, agencyName: true, zone: true, phases: true }).optional(), stage: z.enum(stages).optional() });

const listFollows = route({
  area: 'challenges', who: ['person'], method: 'get', path: '/api/v1/follows',
  request: { query: paging }, responses: { 200: json(page(Followed), 'What the caller follows'), ...refusals },
});
const getFollow = route({
  area: 'challenges', who: ['person'], method: 'get', path: '/api/v1/follows/{target}',
  request: one, responses: { 200: json(z.object({ following: z.boolean(), since: z.string().optional(), thing: Thing }), 'What it is, and whether the caller follows it'), ...refusals },
});
const putFollow = route({
  area: 'challenges', who: ['person'], method: 'put', path: '/api/v1/follows/{target}', summary: 'Follow something',
  request: one, responses: { 200: json(Following, 'The caller hears what happens to it'), ...refusals },
});
const deleteFollow = route({
  area: 'challenges', who: ['person'], method: 'delete', path: '/api/v1/follows/{target}', summary: 'Stop following something',
  request: one, responses: { 200: json(z.object({ following: z.literal(false) }), 'No more news of it'), ...refusals },
});

export const followRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listFollows, async (c) => {
      const bound = `follows ${c.get('caller').person?.id}`;
      const { items, next } = await readFollowed(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getFollow, async (c) => {
      const { thing, follow: found } = await readFollow(ports, c.get('caller'), c.req.valid('param').target);
      return c.json({ following: found !== undefined, since: found?.since, thing }, 200);
    })
    .openapi(putFollow, async (c) => c.json(await follow(ports, c.get('caller'), c.req.valid('param').target), 200))
    .openapi(deleteFollow, async (c) => {
      await unfollow(ports, c.get('caller'), c.req.valid('param').target);
      return c.json({ following: false as const }, 200);
    });
