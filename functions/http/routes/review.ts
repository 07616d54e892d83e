import * as z from 'zod';
import { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { idOf } from '../../domain/id.ts';
import { listReviews, readReviews } from '../../use-cases/agency/call/read-reviews.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Review = z.object({ ...Evaluation.pick({ entryId: true, marks: true, comments: true, note: true, feedback: true }).shape, judge: z.string(), total: z.number().describe('From 0 to 100, by the weights') });
const Reviews = z.object({ criteria: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })), reviews: z.array(Review) });
const base = { area: 'results', who: ['manager'] } as const;

const list = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/reviews', request: { params: ofChallenge, query: paging },
  responses: { 200: json(page(Review), 'Every review that counts, one judge a page, once the round is closed'), ...refusals },
});
const read = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/reviews/{entryId}', request: { params: ofChallenge.extend({ entryId: idOf('entry') }) },
  responses: { 200: json(Reviews, 'What the judges of one entry gave and wrote, once the round is closed'), ...refusals },
});

export const reviewRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `reviews ${challengeId} ${caller.person?.id}`;
      const { items, next } = await listReviews(ports, caller, { challengeId, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(read, async (c) => c.json(await readReviews(ports, c.get('caller'), c.req.valid('param')), 200));
