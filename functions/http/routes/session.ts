import * as z from 'zod';
import { signedIn } from '../../domain/caller.ts';
import { idOf } from '../../domain/id.ts';
import { Session } from '../../domain/people/session.ts';
import { endSession } from '../../use-cases/person/end-session.ts';
import { signOutEverywhere } from '../../use-cases/person/sign-out-everywhere.ts';
import { json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const OwnSession = Session.pick({ id: true, createdAt: true, seenAt: true, expiresAt: true, device: true }).extend({ current: z.boolean() });

const listSessions = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/sessions',
  responses: { 200: json(z.object({ items: z.array(OwnSession) }), 'Where the person is signed in, newest first'), ...refusals },
});
const deleteSession = route({
  area: 'accounts', who: ['person'], method: 'delete', path: '/api/v1/sessions/{sessionId}', summary: 'End one of your sessions',
  request: { params: z.object({ sessionId: idOf('session') }) },
  responses: { 200: json(z.object({}), 'Ended'), ...refusals },
});
const endAll = route({
  area: 'accounts', who: ['person'], method: 'post', path: '/api/v1/sessions/end-all', summary: 'Sign out everywhere',
  responses: { 200: json(z.object({ ended: z.number().int() }), 'Signed out everywhere, here too'), ...refusals },
});

export const sessionRoutes = ({ ports }: Context) =>
  router()
    .openapi(listSessions, async (c) => {
      const { at, sessionId } = c.get('caller');
      const sessions = await ports.sessions.ofPerson(signedIn(c.get('caller')).id);
      const live = sessions.filter((session) => at < session.expiresAt && at < session.idleUntil);
      return c.json({ items: live.map((session) => ({ ...session, current: session.id === sessionId })) }, 200);
    })
    .openapi(deleteSession, async (c) => {
      await endSession(ports, c.get('caller'), c.req.valid('param').sessionId);
      return c.json({}, 200);
    })
    .openapi(endAll, async (c) => c.json({ ended: await signOutEverywhere(ports, c.get('caller')) }, 200));
