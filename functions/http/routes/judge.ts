import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/invitation.ts';
import { Judge } from '../../domain/judge.ts';
import { ownChallenge } from '../../use-cases/agency/draft-of.ts';
import { inviteJudges, resendJudgeInvitation, revokeJudge, revokeJudgeInvitation } from '../../use-cases/agency/invite-judges.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneInvitation = ofChallenge.extend({ invitationId: idOf('invitation') });
const Line = z.object({
  email: z.email('Give a whole e-mail address.'),
  name: z.string().trim().max(120).default(''),
  organization: z.string().trim().max(160).default(''),
  areas: z.array(z.string().max(60)).max(12).default([]),
});
const ShownInvitation = Invitation.pick({ id: true, email: true, name: true, organization: true, outcome: true, outcomeAt: true, reason: true, createdAt: true, expiresAt: true, sentCount: true });
const base = { area: 'judging', who: ['manager'] } as const;

const listJudges = route({
  ...base, method: 'get', path: '/api/v1/judges/{challengeId}',
  request: { params: ofChallenge }, responses: { 200: json(z.object({ items: z.array(Judge) }), 'The judges of a challenge'), ...refusals },
});
const listInvitations = route({
  ...base, method: 'get', path: '/api/v1/judges/{challengeId}/invitations',
  request: { params: ofChallenge, query: paging }, responses: { 200: json(page(ShownInvitation), 'Invitations, newest first'), ...refusals },
});
const postInvitations = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations',
  request: { params: ofChallenge, body: body(z.object({ judges: z.array(Line).min(1, 'Name at least one judge.').max(40, 'Invite at most 40 at a time.') })) },
  responses: { 201: json(z.object({ invited: z.array(z.string()), already: z.array(z.string()) }), 'Who got a letter, and who had one'), ...refusals },
});
const postResend = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations/{invitationId}/resend',
  request: { params: oneInvitation }, responses: { 200: json(ShownInvitation, 'Sent again; the old link stopped working'), ...refusals },
});
const postRevoke = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations/{invitationId}/revoke',
  request: { params: oneInvitation }, responses: { 200: json(ShownInvitation, 'The link stopped working'), ...refusals },
});
const removeJudge = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/{personId}/revoke',
  request: { params: ofChallenge.extend({ personId: idOf('person') }), body: body(z.object({ reason: z.string().trim().min(3, 'Say why.').max(600) })) },
  responses: { 200: json(Judge, 'The judge has lost access'), ...refusals },
});

export const judgeRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listJudges, async (c) => {
      const { challenge } = await ownChallenge(ports, c.get('caller'), c.req.valid('param').challengeId, 'manager');
      return c.json({ items: await ports.judges.ofChallenge(challenge.id) }, 200);
    })
    .openapi(listInvitations, async (c) => {
      const { challenge, person } = await ownChallenge(ports, c.get('caller'), c.req.valid('param').challengeId, 'manager');
      const bound = `invitations ${challenge.id} ${person.id}`;
      const { items, next } = await ports.invitations.ofOwner(challenge.id, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postInvitations, async (c) => c.json(await inviteJudges(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(postResend, async (c) => c.json(await resendJudgeInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(postRevoke, async (c) => c.json(await revokeJudgeInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(removeJudge, async (c) => c.json(await revokeJudge(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
