import * as z from 'zod';
import { Challenge, Review } from '../../domain/challenge.ts';
import { LocalTime } from '../../domain/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { cancelChallenge, correctChallenge, extendChallenge } from '../../use-cases/agency/amend-challenge.ts';
import { recallChallenge } from '../../use-cases/agency/recall-challenge.ts';
import { approveChallenge, requestEdits } from '../../use-cases/agency/review-challenge.ts';
import { submitForApproval } from '../../use-cases/agency/submit-for-approval.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const own = z.object({ id: idOf('challenge') });
const comments = Review.shape.comments.default([]);
const reason = z.string().trim().min(10, 'Give the reason in at least 10 characters; everybody will read it.').max(4000);
const done = { 200: json(Challenge, 'The challenge as it stands now'), ...refusals };
const base = { area: 'challenges', method: 'post', responses: done } as const;

const submit = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/submit', request: { params: own } });
const recall = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/recall', request: { params: own } });
const sendBack = route({ ...base, who: ['approver'], path: '/api/v1/calls/{id}/request-edits', request: { params: own, body: body(z.object({ comments })) } });
const approve = route({
  ...base, who: ['approver'], path: '/api/v1/calls/{id}/approve',
  request: { params: own, body: body(z.object({ comments, publishAt: z.iso.datetime() })) },
});
const extend = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/extend', request: { params: own, body: body(z.object({ reason, closes: LocalTime })) } });
const correct = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/correct', request: { params: own, body: body(z.object({ reason })) } });
const cancel = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/cancel', request: { params: own, body: body(z.object({ reason })) } });

export const approvalRoutes = ({ ports }: Context) => {
  const told = (challenge: Challenge) => [challenge, 200, tag(challenge.version)] as const;
  return router()
    .openapi(submit, async (c) => c.json(...told(await submitForApproval(ports, c.get('caller'), c.req.valid('param').id))))
    .openapi(recall, async (c) => c.json(...told(await recallChallenge(ports, c.get('caller'), c.req.valid('param').id))))
    .openapi(sendBack, async (c) => c.json(...told(await requestEdits(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }))))
    .openapi(approve, async (c) => c.json(...told(await approveChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }))))
    .openapi(extend, async (c) => c.json(...told(await extendChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }))))
    .openapi(correct, async (c) => c.json(...told(await correctChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }))))
    .openapi(cancel, async (c) => c.json(...told(await cancelChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }))));
};
