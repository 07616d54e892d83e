import * as z from 'zod';
import { sectors } from '../../domain/group/health.ts';
import { howCounted } from '../../domain/group/health-words.ts';
import { productKinds } from '../../domain/group/work-product.ts';
import { idOf } from '../../domain/id.ts';
import { readHealth } from '../../use-cases/public/read-health.ts';
import { json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const count = z.number().int();
const Speaker = z.object({ name: z.string(), organization: z.string() });
const Report = z.object({
  quarter: z.string(), from: z.string(), to: z.string(),
  calls: z.object({ planned: count, held: count, missed: count, cancelled: count, coming: count }),
  participants: z.object({
    known: count.describe('Calls of which it is known who came'), unknown: count, total: count.optional(), median: z.number().optional(), lower: z.number().optional(), upper: z.number().optional(), least: count.optional(), most: count.optional(),
    perCall: z.array(z.object({ id: z.string(), title: z.string(), startsAt: z.string(), people: count.optional() })),
  }),
  presenters: z.object({ talks: count, people: z.array(Speaker) }),
  organizations: count.optional(),
  sectors: z.object({ rows: z.array(z.object({ sector: z.enum(sectors), people: count.optional(), share: z.number().optional() })), evenness: z.number().optional() }).optional(),
  products: z.array(z.object({ title: z.string(), kind: z.enum(productKinds), date: z.string() })),
  members: z.object({ atEnd: count, joined: count, left: count }).optional().describe('Once the quarter is over'),
});

const getHealth = route({
  area: 'community', who: ['anyone'], method: 'get', path: '/api/v1/groups/{groupId}/health/{quarter}',
  request: { params: z.object({ groupId: idOf('group'), quarter: z.string().regex(/^\d{4}-Q[1-4]$/).describe('Such as 2019-Q3') }) },
  responses: { 200: json(z.object({ group: z.object({ id: z.string(), name: z.string() }), complete: z.boolean(), report: Report, how: z.record(z.string(), z.string()) }), 'What happened in the group in a quarter, and how each figure is counted'), ...refusals },
});

export const groupHealthRoutes = ({ ports }: Context) =>
  router().openapi(getHealth, async (c) => {
    const { groupId, quarter } = c.req.valid('param');
    return c.json({ ...(await readHealth(ports, c.get('caller'), groupId, quarter)), how: howCounted }, 200);
  });
