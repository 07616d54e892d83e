import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { closeAccount, teamsInTheWay } from '../../use-cases/person/close-account.ts';
import { exportOwn } from '../../use-cases/person/export-own.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Parts = z.array(z.record(z.string(), z.unknown()));
/** Strict, so that a part which is gathered and not declared fails instead of being left out. */
const OwnRecord = z.strictObject({
  madeAt: z.iso.datetime(), profile: z.record(z.string(), z.unknown()), agencies: Parts, sessions: Parts, tokens: Parts, registrations: Parts, eligibility: Parts, follows: Parts, news: Parts, votes: Parts, teams: Parts, judging: Parts, credentials: Parts, groups: Parts, asked: Parts, events: Parts, talks: Parts, comments: Parts, reports: Parts, questions: Parts, suggestions: Parts, letters: Parts, acts: Parts,
});

const exportMe = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/me/export',
  responses: { 200: json(OwnRecord, 'All that is kept about the person, as a file'), ...refusals },
});
const TeamInTheWay = z.object({ id: idOf('team'), name: z.string(), challengeId: idOf('challenge'), challenge: z.object({ title: z.string(), slug: z.string() }), entryId: idOf('entry').optional() });
const readClosing = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/me/closing',
  responses: { 200: json(z.object({ lead: z.array(TeamInTheWay) }), 'Teams to hand over before the account can be closed'), ...refusals },
});
const closeMe = route({
  area: 'accounts', who: ['person'], method: 'post', path: '/api/v1/me/closing', summary: 'Close your account',
  request: { body: body(z.object({ confirmation: z.string().max(254) })) },
  responses: { 200: json(z.object({}), 'Closed; nobody is signed in any more'), ...refusals },
});

export const ownRecordRoutes = ({ ports }: Context) =>
  router()
    .openapi(exportMe, async (c) => {
      const own = await exportOwn(ports, c.get('caller'));
      return c.json(own as z.infer<typeof OwnRecord>, 200, { 'content-disposition': `attachment; filename="laurel-${c.get('caller').at.slice(0, 10)}.json"` });
    })
    .openapi(readClosing, async (c) => c.json({ lead: await teamsInTheWay(ports, c.get('caller')) }, 200))
    .openapi(closeMe, async (c) => {
      await closeAccount(ports, c.get('caller'), c.req.valid('json').confirmation);
      return c.json({}, 200);
    });
