import * as z from 'zod';
import { EmailAddress, sameAddress } from '../../domain/words/email-address.ts';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/entry/invitation.ts';
import { Team, TeamMember, TeamName } from '../../domain/entry/team.ts';
import { acceptRules } from '../../use-cases/team/accept-rules.ts';
import { handOverLead, removeMember, renameTeam } from '../../use-cases/team/change-roster.ts';
import { formTeam } from '../../use-cases/team/form-team.ts';
import { inviteMember, resendInvitation, revokeInvitation } from '../../use-cases/team/invite-member.ts';
import { joinTeam, readTeamInvitation } from '../../use-cases/team/join-team.ts';
import { namedMembers, ownTeam } from '../../use-cases/team/membership.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofTeam = z.object({ teamId: idOf('team') });
const token = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
const ShownTeam = Team.omit({ faces: true });
const ShownInvitation = Invitation.pick({ id: true, email: true, createdAt: true, expiresAt: true, outcome: true });
const WholeTeam = z.object({ team: ShownTeam, members: z.array(TeamMember.omit({ slot: true })), invitations: z.array(ShownInvitation) });

const postTeam = route({
  area: 'entries', who: ['person'], method: 'post', path: '/api/v1/teams', summary: 'Form a team',
  request: { body: body(z.object({ challengeId: idOf('challenge'), name: TeamName })) },
  responses: { 201: versioned(ShownTeam, 'The new team, led by the caller'), ...refusals },
});
const getTeam = route({
  area: 'entries', who: ['member', 'lead'], method: 'get', path: '/api/v1/teams/{teamId}',
  request: { params: ofTeam }, responses: { 200: json(WholeTeam, 'The team, its members and open invitations'), ...refusals },
});
const putTeam = route({
  ifMatch: true, area: 'entries', who: ['lead'], method: 'put', path: '/api/v1/teams/{teamId}', summary: 'Rename a team',
  request: { params: ofTeam, body: body(z.object({ name: TeamName })) }, responses: { 200: versioned(ShownTeam, 'The team with its new name'), ...refusals },
});
const postInvitation = route({
  area: 'entries', who: ['member', 'lead'], method: 'post', path: '/api/v1/teams/{teamId}/invitations', summary: 'Invite somebody to a team',
  request: { params: ofTeam, body: body(z.object({ email: EmailAddress.or(z.literal('')).default('') })) },
  responses: { 201: json(z.object({ invitation: ShownInvitation, link: z.string() }), 'The invitation; its link is shown this once'), ...refusals },
});
const ofInvitation = ofTeam.extend({ invitationId: idOf('invitation') });
const postResend = route({
  area: 'entries', who: ['member', 'lead'], method: 'post', path: '/api/v1/teams/{teamId}/invitations/{invitationId}/resend', summary: 'Send an invitation to a team again',
  request: { params: ofInvitation }, responses: { 200: json(z.object({ invitation: ShownInvitation, link: z.string() }), 'The invitation with a new link, shown this once; the old one is dead'), ...refusals },
});
const postRevoke = route({
  area: 'entries', who: ['member', 'lead'], method: 'post', path: '/api/v1/teams/{teamId}/invitations/{invitationId}/revoke', summary: 'Revoke an invitation to a team',
  request: { params: ofInvitation }, responses: { 200: json(ShownInvitation, 'The invitation, revoked'), ...refusals },
});
const readInvitation = route({
  area: 'entries', who: ['anyone'], method: 'get', path: '/api/v1/team-invitations/{token}',
  request: { params: token },
  responses: {
    200: json(
      z.object({
        invitation: Invitation.pick({ outcome: true, expiresAt: true }),
        team: Team.pick({ id: true, name: true, memberCount: true }),
        challenge: z.object({ id: z.string(), slug: z.string(), title: z.string(), agencyName: z.string(), teamSize: z.number() }),
        inviter: z.string(),
        ask: z.string().describe('Who can make a new link; empty when nobody is known'),
        sentTo: z.string(),
        forAnother: z.boolean(),
      }),
      'What the holder of this link is offered',
    ),
    ...refusals,
  },
});
const acceptInvitation = route({
  area: 'entries', who: ['person'], method: 'post', path: '/api/v1/team-invitations/{token}/accept', summary: 'Join a team',
  request: { params: token }, responses: { 200: json(ShownTeam, 'The team joined'), ...refusals },
});
const deleteMember = route({
  area: 'entries', who: ['member', 'lead'], method: 'post', path: '/api/v1/teams/{teamId}/members/{personId}/remove', summary: 'Remove a member from a team, or leave it',
  request: { params: ofTeam.extend({ personId: idOf('person') }) }, responses: { 200: json(ShownTeam, 'The team without the member'), ...refusals },
});
const postLead = route({
  area: 'entries', who: ['lead'], method: 'post', path: '/api/v1/teams/{teamId}/lead', summary: 'Hand the lead of a team over',
  request: { params: ofTeam, body: body(z.object({ personId: idOf('person') })) }, responses: { 200: versioned(ShownTeam, 'The team with its new lead'), ...refusals },
});
const postRules = route({
  area: 'entries', who: ['lead'], method: 'post', path: '/api/v1/teams/{teamId}/rules', summary: 'Accept a new rules version for a team',
  request: { params: ofTeam, body: body(z.object({ rulesVersion: z.number().int() })) }, responses: { 200: versioned(ShownTeam, 'The rules version is accepted for the team'), ...refusals },
});

export const teamRoutes = ({ ports }: Context) =>
  router()
    .openapi(postTeam, async (c) => {
      const team = await formTeam(ports, c.get('caller'), c.req.valid('json'));
      return c.json(team, 201);
    })
    .openapi(getTeam, async (c) => {
      const { team } = await ownTeam(ports, c.get('caller'), c.req.valid('param').teamId);
      const [members, { items }] = await Promise.all([namedMembers(ports, team.id), ports.invitations.ofOwner(team.id)]);
      return c.json({ team, members, invitations: items.filter((one) => one.outcome === 'waiting' && !members.some((member) => sameAddress(member.email, one.email))) }, 200, tag(team.version));
    })
    .openapi(putTeam, async (c) => {
      const team = await renameTeam(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') });
      return c.json(team, 200);
    })
    .openapi(postInvitation, async (c) =>
      c.json(await inviteMember(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201),
    )
    .openapi(postResend, async (c) => c.json(await resendInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(postRevoke, async (c) => c.json(await revokeInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(readInvitation, async (c) => c.json(await readTeamInvitation(ports, c.get('caller'), c.req.valid('param').token), 200))
    .openapi(acceptInvitation, async (c) => c.json(await joinTeam(ports, c.get('caller'), c.req.valid('param').token), 200))
    .openapi(deleteMember, async (c) => c.json(await removeMember(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(postLead, async (c) => c.json(await handOverLead(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(postRules, async (c) => c.json(await acceptRules(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
