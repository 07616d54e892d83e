import * as z from 'zod';
import { EmailAddress } from '../../domain/words/email-address.ts';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/entry/invitation.ts';
import { inviteGoingOn, readGoingOn } from '../../use-cases/agency/entries/invite-going-on.ts';
import { readOwnGoingOn } from '../../use-cases/team/read-going-on.ts';
import { inviteParticipants, revokeParticipant } from '../../use-cases/agency/entries/invite-participants.ts';
import { listInvitations } from '../../use-cases/agency/panel/list-invitations.ts';
import { Challenge } from '../../domain/call/challenge.ts';
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

const GoingOn = z.object({ entryId: z.string(), code: z.string(), title: z.string(), teamName: z.string(), outcome: z.string(), members: z.number().int(), begun: z.boolean().describe('Its team began the entry of this stage') });
const listGoingOn = route({
  ...base, method: 'get', path: '/api/v1/participants/{challengeId}/going-on',
  request: { params: ofChallenge }, responses: { 200: json(z.object({ before: Challenge.pick({ id: true, slug: true, title: true }).optional(), decided: z.boolean(), items: z.array(GoingOn) }), 'Which entries of the stage before go on into this one'), ...refusals },
});
const postGoingOn = route({
  ...base, method: 'post', path: '/api/v1/participants/{challengeId}/going-on', summary: 'Invite the teams that go on into a later stage',
  request: { params: ofChallenge }, responses: { 201: json(z.object({ invited: z.array(z.string()), already: z.array(z.string()), left: z.number().int().describe('How many get a letter next time: at most 40 at once') }), 'Who got a letter, and who had one'), ...refusals },
});
const listOwn = route({
  area: 'entries', who: ['person'], method: 'get', path: '/api/v1/participants/{challengeId}/own',
  request: { params: ofChallenge },
  responses: { 200: json(z.object({ items: z.array(z.object({ entryId: z.string(), title: z.string(), area: z.string(), teamName: z.string(), teamId: z.string(), begun: z.boolean() })) }), 'What the caller goes on with into this stage'), ...refusals },
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
    .openapi(listGoingOn, async (c) => c.json(await readGoingOn(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(postGoingOn, async (c) => c.json(await inviteGoingOn(ports, c.get('caller'), c.req.valid('param').challengeId), 201))
    .openapi(listOwn, async (c) => {
      const own = await readOwnGoingOn(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json({ items: own.map(({ entry, teamName, teamId, begun }) => ({ entryId: entry.id, title: entry.title, area: entry.area, teamName, teamId, begun })) }, 200);
    })
    .openapi(postRevoked, async (c) => c.json(await revokeParticipant(ports, c.get('caller'), c.req.valid('param')), 200));
