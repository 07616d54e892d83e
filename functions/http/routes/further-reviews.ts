import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { mostFurther } from '../../domain/judging/adaptive/further-reviews.ts';
import { askFurther, publishFurther, readFurther } from '../../use-cases/agency/assigning/ask-further-reviews.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const count = z.number().int();
const Asked = z.object({
  state: z.enum(['none', 'working', 'refused', 'proposed', 'publishing', 'given']), asked: count, done: count, of: count, refused: z.string().optional(),
  proposal: z.object({ reviews: count, entries: count, added: z.array(count).describe('Judges by how many more entries they would read, from none on'), heaviest: count }).optional(),
  given: z.array(z.object({ at: z.string(), reviews: count, entries: count })), whyNot: z.string().optional().describe('Why none can be given now'), mostPerJudge: count, closesAt: z.string(), version: count,
});
/** Written when it is needed: the first number a process writes in a language costs it 10 ms, and this would be at its start. */
const fix = { error: () => `Enter a whole number from 1 to ${mostFurther.toLocaleString('en-US')}.` };
const Wish = z.object({ reviews: z.number(fix).int(fix).min(1, fix).max(mostFurther, fix) });
const base = { area: 'judging', who: ['manager'] } as const;
const path = '/api/v1/assignments/{challengeId}/further';

const get = route({ ...base, method: 'get', path, request: { params: ofChallenge }, responses: { 200: versioned(Asked, 'Reviews beyond those that every entry gets: how many, never of which'), ...refusals } });
const ask = route({ ...base, ifMatch: true, method: 'put', path, summary: 'Ask where more reviews would decide most', request: { params: ofChallenge, body: body(Wish) }, responses: { 200: versioned(Asked, 'A job works it out; nothing is given yet'), ...refusals } });
const publish = route({ ...base, ifMatch: true, method: 'post', path: `${path}/publish`, summary: 'Give the further reviews that were proposed', request: { params: ofChallenge }, responses: { 200: versioned(Asked, 'A job gives them to judges with room'), ...refusals } });

export const furtherReviewRoutes = ({ ports }: Context) =>
  router()
    .openapi(get, async (c) => {
      const shown = await readFurther(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json(shown, 200, tag(shown.version));
    })
    .openapi(ask, async (c) => c.json(await askFurther(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(publish, async (c) => c.json(await publishFurther(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200));
