import * as z from 'zod';
import { Challenge, LocalTime, Review } from '../../domain/call/challenge.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { mostMinutes } from '../../domain/call/most-minutes.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { cancelChallenge, correctChallenge, extendChallenge } from '../../use-cases/agency/call/amend-challenge.ts';
import { discardChallenge, restoreChallenge } from '../../use-cases/agency/call/discard-challenge.ts';
import { extendAll, previewExtension } from '../../use-cases/agency/call/extend-equally.ts';
import { extendJudging } from '../../use-cases/agency/judging/extend-judging.ts';
import { markEdit } from '../../use-cases/agency/call/mark-edit.ts';
import { recallChallenge } from '../../use-cases/agency/call/recall-challenge.ts';
import { approveChallenge, requestEdits } from '../../use-cases/agency/call/review-challenge.ts';
import { submitForApproval } from '../../use-cases/agency/call/submit-for-approval.ts';
import { body, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ id: idOf('challenge') });
const comments = z.array(Review.shape.comments.element.omit({ done: true })).max(40).default([]);
const reason = paragraphs().min(10, 'Give the reason in at least 10 characters; everybody will read it.').max(4000);
const done = { 200: versioned(Challenge, 'The challenge as it stands now'), ...refusals };
const base = { area: 'challenges', method: 'post', responses: done } as const;

const submit = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/submit', summary: 'Hand a draft in for approval', request: { params: own } });
const recall = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/recall', summary: 'Take a draft back from approval', request: { params: own } });
const discard = route({ ifMatch: true, ...base, who: ['manager'], path: '/api/v1/calls/{id}/discard', summary: 'Discard a draft', request: { params: own } });
const restore = route({ ifMatch: true, ...base, who: ['manager'], path: '/api/v1/calls/{id}/restore', summary: 'Restore a discarded draft', request: { params: own } });
const sendBack = route({ ifMatch: true, ...base, who: ['approver'], path: '/api/v1/calls/{id}/request-edits', summary: 'Send a draft back with edits to make', request: { params: own, body: body(z.object({ comments })) } });
const approve = route({
  ifMatch: true, ...base, who: ['approver'], path: '/api/v1/calls/{id}/approve', summary: 'Approve a draft and set when it is published',
  request: { params: own, body: body(z.object({ comments, publishAt: z.iso.datetime() })) },
});
const mark = route({
  ifMatch: true, ...base, who: ['manager'], path: '/api/v1/calls/{id}/mark-edit', summary: 'Mark an asked edit as done, or not',
  request: { params: own, body: body(z.object({ reviewId: idOf('comment'), comment: z.number().int().min(0).max(39), done: z.boolean() })) },
});
const extend = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/extend', summary: 'Move the entry deadline later', request: { params: own, body: body(z.object({ reason, closes: LocalTime })) } });
const extendRound = route({
  ifMatch: true, ...base, who: ['manager'], path: '/api/v1/calls/{id}/extend-judging', summary: 'Move the end of judging later',
  request: { params: own, body: body(z.object({ reason, closes: LocalTime, resultsOn: z.union([z.iso.date('Give a date.'), z.literal('')]).optional() })) },
});
const minutes = z.number('Give whole hours and minutes.').int('Give whole hours and minutes.').min(1, 'Give at least one minute: dates only move later.').max(mostMinutes, 'Move dates by at most 30 days. For more, extend the deadline and the judging one by one.');
const Move = z.object({ what: z.string(), kind: z.enum(['instant', 'day']), before: z.string(), after: z.string() });
const previewAll = route({
  area: 'challenges', method: 'get', who: ['manager'], path: '/api/v1/calls/{id}/extend-all', summary: 'What would move if all dates ahead moved later by the same amount', request: { params: own, query: z.object({ minutes: wholeNumber(1, mostMinutes) }) },
  responses: { 200: versioned(z.object({ moves: z.array(Move), amount: z.string(), zone: z.string(), entriesOver: z.boolean().describe('Entries have closed; they do not open again'), version: z.number().int() }), 'Each date as it is and as it would be, the first first'), ...refusals },
});
const everything = route({
  ifMatch: true, ...base, who: ['manager'], path: '/api/v1/calls/{id}/extend-all', summary: 'After an incident, move all dates ahead later by the same amount', request: { params: own, body: body(z.object({ reason, minutes })) },
});
const correct = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/correct', summary: 'Publish a correction of the rules', request: { params: own, body: body(z.object({ reason })) } });
const cancel = route({ ...base, who: ['manager'], path: '/api/v1/calls/{id}/cancel', summary: 'Cancel a challenge', request: { params: own, body: body(z.object({ reason })) } });

export const approvalRoutes = ({ ports }: Context) =>
  router()
    .openapi(submit, async (c) => c.json(await submitForApproval(ports, c.get('caller'), c.req.valid('param').id), 200))
    .openapi(recall, async (c) => c.json(await recallChallenge(ports, c.get('caller'), c.req.valid('param').id), 200))
    .openapi(discard, async (c) => {
      const version = c.get('version');
      return c.json(await discardChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version }), 200);
    })
    .openapi(restore, async (c) => {
      const version = c.get('version');
      return c.json(await restoreChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version }), 200);
    })
    .openapi(sendBack, async (c) => c.json(await requestEdits(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version: c.get('version'), ...c.req.valid('json') }), 200))
    .openapi(approve, async (c) => c.json(await approveChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version: c.get('version'), ...c.req.valid('json') }), 200))
    .openapi(mark, async (c) => {
      const version = c.get('version');
      return c.json(await markEdit(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version, ...c.req.valid('json') }), 200);
    })
    .openapi(extend, async (c) => c.json(await extendChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }), 200))
    .openapi(extendRound, async (c) => {
      const version = c.get('version');
      return c.json(await extendJudging(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version, ...c.req.valid('json') }), 200);
    })
    .openapi(previewAll, async (c) => c.json(await previewExtension(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('query') }), 200))
    .openapi(everything, async (c) => c.json(await extendAll(ports, c.get('caller'), { challengeId: c.req.valid('param').id, version: c.get('version'), ...c.req.valid('json') }), 200))
    .openapi(correct, async (c) => c.json(await correctChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }), 200))
    .openapi(cancel, async (c) => c.json(await cancelChallenge(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }), 200));
