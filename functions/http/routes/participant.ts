import * as z from 'zod';
import { EmailAddress } from '../../domain/words/email-address.ts';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/entry/invitation.ts';
import { inviteParticipants, revokeParticipant } from '../../use-cases/agency/entries/invite-participants.ts';
import { listInvitations } from '../../use-cases/agency/panel/list-invitations.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Shown = Invitation.pick({ id: true, email: true, outcome: true, outcomeAt: true, createdAt: true, expiresAt: true });
const Listed = Shown.extend({ unreached: z.boolean().optional().describe('Letters to this address come back') });
const base = { area: 'entries', who: ['manager'] } as const;

const listInvited = route({
  ...base, method: 'get', path: '/api/v1/participants/{challengeId}/invitations',
  request: { params: ofChallenge, query: paging }, responses: { 200: json(page(Listed), 'Who was invited to enter, newest first'), ...refusals },
});
const postInvited = route({
  ...base, method: 'post', path: '/api/v1/participants/{challengeId}/invitations', summary: 'Invite people to take part',
  request: { params: ofChallenge, body: body(z.object({ emails: z.array(EmailAddress).min(1, 'Name at least one address.').max(40, 'Invite at most 40 at a time.') })) },
  responses: { 201: json(z.object({ invited: z.array(z.string()), already: z.array(z.string()) }), 'Who got a letter, and who had one'), ...refusals },
});
const postRevoked = route({
  ...base, method: 'post', path: '/api/v1/participants/{challengeId}/invitations/{invitationId}/revoke', summary: 'Revoke an invitation to take part',
  request: { params: ofChallenge.extend({ invitationId: idOf('invitation') }) }, responses: { 200: json(Shown, 'The link stopped working'), ...refusals },
});

export const participantRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listInvited, async (c) => {
      const { challengeId } = c.req.valid('param');
      const bound = `participants ${challengeId} ${c.get('caller').person?.id}`;
      const { items, next } = await listInvitations(ports, c.get('caller'), { challengeId, kind: 'participant', after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postInvited, async (c) => c.json(await inviteParticipants(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(postRevoked, async (c) => c.json(await revokeParticipant(ports, c.get('caller'), c.req.valid('param')), 200));
