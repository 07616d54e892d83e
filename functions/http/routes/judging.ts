import * as z from 'zod';
import { stages } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { Invitation } from '../../domain/entry/invitation.ts';
import { phases } from '../../domain/judging/expo/demo-day.ts';
import { Relation } from '../../domain/panel/conflict.ts';
import { Judge } from '../../domain/panel/judge.ts';
import { oneLine, paragraphs } from '../../domain/words/one-line.ts';
import { JudgeResult } from '../../domain/judging/result/result.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { Criterion } from '../../domain/call/rubric.ts';
import { acceptJudgeInvitation, declineJudgeInvitation, readJudgeInvitation } from '../../use-cases/judge/answer-invitation.ts';
import { acknowledgeOrientation, declareConflicts, readGate } from '../../use-cases/judge/prepare.ts';
import { readOwnReading } from '../../use-cases/judge/read-reading.ts';
import { readAllJudging, readBrief, readOwnJudging } from '../../use-cases/judge/read-judging.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const token = z.object({ token: z.union([z.string().regex(/^[A-Za-z0-9_-]{43}$/), idOf('invitation')]).describe('As in the letter; whoever was invited and is signed in may use the id on their list of work') });
const ofChallenge = z.object({ challengeId: idOf('challenge') });
const ShownChallenge = z.object({ id: z.string(), slug: z.string(), title: z.string(), tagline: z.string(), agencyName: z.string(), zone: z.string() });
const Self = Judge.omit({ email: true, revoked: true });
const count = z.number().int();
const Counts = z.object({ assigned: count, saved: count, skipped: count, abstained: count, left: count, changed: count });
const Shown = z.object({ judge: Self, challenge: ShownChallenge, stage: z.enum(stages), round: Round.pick({ opensAt: true, closesAt: true }).optional(), scoring: z.boolean(), counts: Counts, demoDay: z.enum(phases).optional().describe('Of a demo day that the caller was chosen for') });
const instant = z.iso.datetime().optional();
const Brief = z.object({
  criteria: z.array(Criterion), blind: z.boolean(), othersVisible: z.enum(['never', 'after-own']), openDraw: z.boolean().describe('With the results everybody reads who could read what, without names'), mostPerJudge: count, minutesPerEntry: count, instructions: z.string(), entriesCloseAt: instant, opensAt: instant, closesAt: instant,
});
const base = { area: 'judging' } as const;

const readInvitation = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/judge-invitations/{token}', request: { params: token },
  responses: { 200: json(z.object({ invitation: Invitation.pick({ outcome: true, expiresAt: true, name: true }), sentTo: z.string(), forAnother: z.boolean(), enters: z.boolean().describe('The caller is in a team of the challenge, and cannot judge it'), challenge: ShownChallenge, brief: Brief.optional() }), 'What the holder of this link is asked'), ...refusals },
});
const accept = route({
  ...base, who: ['person'], method: 'post', path: '/api/v1/judge-invitations/{token}/accept', summary: 'Accept an invitation to judge', request: { params: token },
  responses: { 200: json(Self, 'The new judge'), ...refusals },
});
const decline = route({
  ...base, who: ['anyone'], method: 'post', path: '/api/v1/judge-invitations/{token}/decline', summary: 'Decline an invitation to judge',
  request: { params: token, body: body(z.object({ reason: paragraphs().max(600).default('') })) },
  responses: { 200: json(Invitation.pick({ outcome: true }), 'Declined'), ...refusals },
});
const listMine = route({ ...base, who: ['person'], method: 'get', path: '/api/v1/judging', request: {}, responses: { 200: json(z.object({ items: z.array(Shown) }), 'Where the caller judges'), ...refusals } });
const getMine = route({ ...base, who: ['judge'], method: 'get', path: '/api/v1/judging/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Shown.extend({ brief: Brief.optional() }), 'The caller as judge, and what they are asked to do'), ...refusals } });
const orient = route({ ...base, who: ['judge'], method: 'post', path: '/api/v1/judging/{challengeId}/orientation', summary: 'Confirm that the orientation was read', request: { params: ofChallenge }, responses: { 200: json(Self, 'Orientation read'), ...refusals } });
const Gate = z.object({ listed: z.boolean(), names: z.array(z.string()), said: z.array(z.object({ name: z.string(), relation: Relation.optional(), reason: z.string(), at: z.iso.datetime() })), steppedBack: z.array(z.object({ reason: z.string(), at: z.iso.datetime() })) });
const Reading = JudgeResult.omit({ personId: true, outliers: true }).extend({ outliers: z.array(z.object({ code: z.string(), away: z.number() })), words: z.array(z.string()) });
const reading = route({ ...base, who: ['judge'], method: 'get', path: '/api/v1/judging/{challengeId}/reading', request: { params: ofChallenge }, responses: { 200: json(z.object({ reading: Reading.optional() }), 'How one’s own marks compare with the panel’s, once the decisions are applied'), ...refusals } });
const gate = route({
  ...base, who: ['judge'], method: 'get', path: '/api/v1/judging/{challengeId}/gate', request: { params: ofChallenge },
  responses: { 200: json(Gate, 'People and organizations of the challenge, alphabetical, and whom the judge named before'), ...refusals },
});
const declare = route({
  ...base, who: ['judge'], method: 'post', path: '/api/v1/judging/{challengeId}/gate', summary: 'Declare conflicts',
  request: { params: ofChallenge, body: body(z.object({ conflicts: z.array(z.object({ name: oneLine().min(1, 'Write a name.').max(200), relation: Relation.optional().describe('How the judge stands to them; kept as private as the reason'), reason: z.string().max(1000).default('') })).max(200) })) },
  responses: { 200: json(Self, 'The gate is answered'), ...refusals },
});

export const judgingRoutes = ({ ports }: Context) =>
  router()
    .openapi(readInvitation, async (c) => {
      const asked = await readJudgeInvitation(ports, c.get('caller'), c.req.valid('param').token);
      return c.json({ ...asked, brief: await readBrief(ports, asked) }, 200);
    })
    .openapi(accept, async (c) => c.json(await acceptJudgeInvitation(ports, c.get('caller'), c.req.valid('param').token), 200))
    .openapi(decline, async (c) => c.json(await declineJudgeInvitation(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(listMine, async (c) => c.json({ items: await readAllJudging(ports, c.get('caller')) }, 200))
    .openapi(getMine, async (c) => {
      const own = await readOwnJudging(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json({ ...own, brief: await readBrief(ports, own) }, 200);
    })
    .openapi(orient, async (c) => c.json(await acknowledgeOrientation(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(reading, async (c) => c.json({ reading: await readOwnReading(ports, c.get('caller'), c.req.valid('param').challengeId) }, 200))
    .openapi(gate, async (c) => c.json(await readGate(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(declare, async (c) => c.json(await declareConflicts(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
