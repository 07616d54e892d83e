import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/entry/invitation.ts';
import { Judge } from '../../domain/panel/judge.ts';
import { JudgeLine, judgesAtOnce } from '../../domain/panel/judge-list.ts';
import { Conflict, Relation } from '../../domain/panel/conflict.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { ownChallenge } from '../../use-cases/agency/call/draft-of.ts';
import { inviteJudges, resendJudgeInvitation, revokeJudge, revokeJudgeInvitation } from '../../use-cases/agency/panel/invite-judges.ts';
import { listInvitations as listInvited } from '../../use-cases/agency/panel/list-invitations.ts';
import { checkJudgeList, listConflicts } from '../../use-cases/agency/panel/look-at-judges.ts';
import { readConflictReasons } from '../../use-cases/agency/panel/read-conflict-reasons.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneInvitation = ofChallenge.extend({ invitationId: idOf('invitation') });
const ShownInvitation = Invitation.pick({ id: true, email: true, name: true, organization: true, outcome: true, outcomeAt: true, reason: true, createdAt: true, expiresAt: true, sentCount: true });
const ListedInvitation = ShownInvitation.extend({ unreached: z.boolean().optional().describe('Letters to this address come back') });
const base = { area: 'judging', who: ['manager'] } as const;

const listJudges = route({
  ...base, method: 'get', path: '/api/v1/judges/{challengeId}',
  request: { params: ofChallenge }, responses: { 200: json(z.object({ items: z.array(Judge) }), 'The judges of a challenge'), ...refusals },
});
const listInvitations = route({
  ...base, method: 'get', path: '/api/v1/judges/{challengeId}/invitations',
  request: { params: ofChallenge, query: paging }, responses: { 200: json(page(ListedInvitation), 'Invitations, newest first'), ...refusals },
});
const postInvitations = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations', summary: 'Invite judges',
  request: { params: ofChallenge, body: body(z.object({ judges: z.array(JudgeLine).min(1, 'Name at least one judge.').max(judgesAtOnce, `Invite at most ${judgesAtOnce} at a time.`) })) },
  responses: { 201: json(z.object({ invited: z.array(z.string()), already: z.array(z.string()), declined: z.array(z.string()).describe('Of those, who said no'), judging: z.array(z.string()).describe('Of those, who judges already'), entering: z.array(z.string()).describe('Who is in a team of the challenge and gets no letter') }), 'Who got a letter, and who had one'), ...refusals },
});
const Checked = z.object({ lines: z.array(z.object({ line: z.number().int(), judge: z.object({ email: z.string(), name: z.string(), organization: z.string(), areas: z.array(z.string()) }), faults: z.array(z.string()) })) });
const checkList = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations/check', summary: 'Check a list of judges before inviting them', request: { params: ofChallenge, body: body(z.object({ list: z.string().max(200_000, 'The list is too long. Send it in parts.') })) },
  responses: { 200: json(Checked, 'What a list says, line by line; nothing is sent'), ...refusals },
});
const getConflicts = route({
  ...base, who: ['manager', 'conflicts-officer'], method: 'get', path: '/api/v1/judges/{challengeId}/conflicts', request: { params: ofChallenge },
  responses: { 200: json(z.object({ items: z.array(Conflict.pick({ judgeId: true, teamId: true, kind: true }).extend({ judge: z.string(), team: z.string(), at: z.string().optional() })), unknown: z.array(z.object({ judgeId: z.string(), judge: z.string(), name: z.string(), at: z.string() })), teams: z.number().int() }), 'Which judge may not meet which team, and how that is known'), ...refusals },
});
const Reason = z.object({ judgeId: z.string(), judge: z.string(), name: z.string().describe('As the judge wrote it; of an entry the judge stepped back or abstained from, its team'), kind: z.enum(['declared', 'recused', 'abstained']), relation: Relation.optional().describe('Of a name from the gate, how the judge stands to it'), reason: z.string(), at: z.string() });
const getReasons = route({
  ...base, who: ['conflicts-officer'], method: 'get', path: '/api/v1/judges/{challengeId}/conflicts/reasons', request: { params: ofChallenge },
  responses: { 200: json(z.object({ items: z.array(Reason) }), 'Why judges may not meet a team, in their own words; that you read it is on record'), ...refusals },
});
const postResend = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations/{invitationId}/resend', summary: 'Send an invitation to judge again',
  request: { params: oneInvitation }, responses: { 200: json(ShownInvitation, 'Sent again; the old link stopped working'), ...refusals },
});
const postRevoke = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/invitations/{invitationId}/revoke', summary: 'Revoke an invitation to judge',
  request: { params: oneInvitation }, responses: { 200: json(ShownInvitation, 'The link stopped working'), ...refusals },
});
const removeJudge = route({
  ...base, method: 'post', path: '/api/v1/judges/{challengeId}/{personId}/revoke', summary: 'Remove a judge',
  request: { params: ofChallenge.extend({ personId: idOf('person') }), body: body(z.object({ reason: reasonText().min(3, 'Say why.').max(600) })) },
  responses: { 200: json(Judge, 'The judge has lost access'), ...refusals },
});

export const judgeRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listJudges, async (c) => {
      const { challenge } = await ownChallenge(ports, c.get('caller'), c.req.valid('param').challengeId, 'manager');
      return c.json({ items: await ports.judges.ofChallenge(challenge.id) }, 200);
    })
    .openapi(listInvitations, async (c) => {
      const { challengeId } = c.req.valid('param');
      const bound = `invitations ${challengeId} ${c.get('caller').person?.id}`;
      const { items, next } = await listInvited(ports, c.get('caller'), { challengeId, kind: 'judge', after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postInvitations, async (c) => c.json(await inviteJudges(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(checkList, async (c) => c.json({ lines: await checkJudgeList(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }) }, 200))
    .openapi(getConflicts, async (c) => c.json(await listConflicts(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getReasons, async (c) => c.json({ items: await readConflictReasons(ports, c.get('caller'), c.req.valid('param').challengeId) }, 200))
    .openapi(postResend, async (c) => c.json(await resendJudgeInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(postRevoke, async (c) => c.json(await revokeJudgeInvitation(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(removeJudge, async (c) => c.json(await revokeJudge(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
