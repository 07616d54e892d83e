import * as z from 'zod';
import { Act } from '../../domain/act.ts';
import { readHealth, readWaitingActs } from '../../use-cases/operator/read-health.ts';
import { readStatus, statusParts } from '../../use-cases/public/read-status.ts';
import { json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Check = z.object({ name: z.string(), state: z.enum(['ok', 'late', 'down']), detail: z.string() });

const health = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/health',
  responses: { 200: json(z.object({ at: z.iso.datetime(), items: z.array(Check) }), 'The parts of the system, looked at now'), ...refusals },
});

const status = route({
  area: 'accounts', who: ['anyone'], method: 'get', path: '/api/v1/status',
  responses: { 200: json(z.object({ at: z.iso.datetime(), items: z.array(z.object({ part: z.enum(statusParts), state: Check.shape.state })) }), 'Whether the parts of this site work now'), ...refusals },
});

const jobs = route({
  area: 'accounts', who: ['operator'], method: 'get', path: '/api/v1/operator/jobs',
  responses: { 200: json(z.object({ items: z.array(Act.pick({ id: true, kind: true, at: true })) }), 'Acts that no job has handled yet'), ...refusals },
});

export const healthRoutes = ({ ports }: Context) =>
  router()
    .openapi(status, async (c) => c.json({ at: c.get('caller').at, items: await readStatus(ports, c.get('caller').at) }, 200))
    .openapi(health, async (c) => c.json({ at: c.get('caller').at, items: await readHealth(ports, c.get('caller')) }, 200))
    .openapi(jobs, async (c) => c.json({ items: await readWaitingActs(ports, c.get('caller')) }, 200));
