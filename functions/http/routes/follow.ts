import * as z from 'zod';
import { Challenge, stages } from '../../domain/call/challenge.ts';
import { Follow } from '../../domain/call/follow.ts';
import { idOf } from '../../domain/id.ts';
import { followChallenge, readFollow, readFollowed, unfollowChallenge } from '../../use-cases/person/follow-challenge.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = { params: z.object({ challengeId: idOf('challenge') }) };
const Following = Follow.omit({ personId: true });
const Followed = Following.extend({ challenge: Challenge.pick({ slug: true, title: true, agencyName: true, zone: true, phases: true }), stage: z.enum(stages) });

const listFollows = route({
  area: 'challenges', who: ['person'], method: 'get', path: '/api/v1/follows',
  request: { query: paging }, responses: { 200: json(page(Followed), 'Challenges the caller follows'), ...refusals },
});
const getFollow = route({
  area: 'challenges', who: ['person'], method: 'get', path: '/api/v1/follows/{challengeId}',
  request: one, responses: { 200: json(z.object({ following: z.boolean(), since: z.string().optional() }), 'Whether the caller follows this challenge'), ...refusals },
});
const putFollow = route({
  area: 'challenges', who: ['person'], method: 'put', path: '/api/v1/follows/{challengeId}', summary: 'Follow a challenge',
  request: one, responses: { 200: json(Following, 'The caller hears what happens to this challenge'), ...refusals },
});
const deleteFollow = route({
  area: 'challenges', who: ['person'], method: 'delete', path: '/api/v1/follows/{challengeId}', summary: 'Stop following a challenge',
  request: one, responses: { 200: json(z.object({ following: z.literal(false) }), 'No more news of this challenge'), ...refusals },
});

export const followRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listFollows, async (c) => {
      const bound = `follows ${c.get('caller').person?.id}`;
      const { items, next } = await readFollowed(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getFollow, async (c) => {
      const follow = await readFollow(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json({ following: follow !== undefined, since: follow?.since }, 200);
    })
    .openapi(putFollow, async (c) => c.json(await followChallenge(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(deleteFollow, async (c) => {
      await unfollowChallenge(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json({ following: false as const }, 200);
    });
