import * as z from 'zod';
import { isPictureId } from '../../domain/theme/picture.ts';
import { readPicture } from '../../use-cases/public/read-picture.ts';
import { refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const getPicture = route({
  area: 'voice', who: ['anyone'], method: 'get', path: '/api/v1/pictures/{id}', request: { params: z.object({ id: z.string().refine(isPictureId) }) },
  responses: { 200: { description: 'What shows where a page is shared: 1200 by 630. Its name is made of what it says, so that it never changes', content: { 'image/png': { schema: z.string() } } }, ...refusals },
});

export const pictureRoutes = ({ ports }: Context) =>
  router().openapi(getPicture, async (c) => c.body(new Uint8Array(await readPicture(ports, c.req.valid('param').id)), 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' }) as never);
