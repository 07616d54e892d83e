import * as z from 'zod';
import { ConditionAnswers } from '../../domain/eligibility/attestation.ts';
import { eligibilities } from '../../domain/eligibility/verdict.ts';
import { idOf } from '../../domain/id.ts';
import { readEligibility } from '../../use-cases/agency/entries/read-eligibility.ts';
import { readEntryEligibility, readOwnEligibility, stateEntryEligibility, stateOwnEligibility } from '../../use-cases/team/state-eligibility.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const Question = z.object({ id: z.string(), legend: z.string(), options: z.array(z.object({ value: z.string(), label: z.string() })).optional(), unit: z.enum(['cents', 'months']).optional().describe('Without options: a whole number of these') });
const Finding = z.object({ condition: z.string(), met: z.boolean().optional().describe('Left out while nobody answered'), effect: z.enum(['enter', 'money', 'none']), words: z.string(), license: z.literal(true).optional().describe('It asks for a license: met is given') });
const standing = z.enum(eligibilities);
const Stated = z.object({
  rulesVersion: z.number().int(), questions: z.array(Question), answers: ConditionAnswers, findings: z.array(Finding), standing,
  version: z.number().int().describe('0 while nothing was stated'),
});
const Answered = z.object({ answers: ConditionAnswers });
const ofChallenge = z.object({ challengeId: idOf('challenge') });
const ofEntry = z.object({ entryId: idOf('entry') });
const own = { area: 'entries', who: ['person'] } as const;

const getOwn = route({
  ...own, method: 'get', path: '/api/v1/registrations/{challengeId}/eligibility', request: { params: ofChallenge },
  responses: { 200: versioned(Stated, 'What the rules ask of a person, what the caller answered, and what follows'), ...refusals },
});
const putOwn = route({
  ...own, ifMatch: true, method: 'put', path: '/api/v1/registrations/{challengeId}/eligibility', summary: 'Say anew whether you meet the conditions', request: { params: ofChallenge, body: body(Answered) },
  responses: { 200: versioned(Stated, 'As it stands now'), ...refusals },
});
const getEntry = route({
  ...own, method: 'get', path: '/api/v1/entries/{entryId}/eligibility', request: { params: ofEntry },
  responses: { 200: json(z.object({ entry: Stated, members: z.array(z.object({ personId: z.string(), name: z.string(), standing })) }), 'What the rules ask about an entry, for its team; of each member only where they stand'), ...refusals },
});
const putEntry = route({
  ...own, ifMatch: true, method: 'put', path: '/api/v1/entries/{entryId}/eligibility', summary: 'Say for the team whether the entry meets the conditions', request: { params: ofEntry, body: body(Answered) },
  responses: { 200: versioned(Stated, 'As it stands now'), ...refusals },
});
const getReceived = route({
  area: 'entries', who: ['manager'], method: 'get', path: '/api/v1/received/{challengeId}/{entryId}/eligibility', request: { params: ofChallenge.extend({ entryId: idOf('entry') }) },
  responses: {
    200: json(z.object({ rulesVersion: z.number().int(), standing, subjects: z.array(z.object({ kind: z.enum(['entry', 'person']), name: z.string(), stated: Stated, answeredAt: z.string().optional() })) }), 'What the team and each member stated. Reading it is kept in the history'),
    ...refusals,
  },
});

export const eligibilityRoutes = ({ ports }: Context) =>
  router()
    .openapi(getOwn, async (c) => c.json(await readOwnEligibility(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putOwn, async (c) => c.json(await stateOwnEligibility(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(getEntry, async (c) => c.json(await readEntryEligibility(ports, c.get('caller'), c.req.valid('param').entryId), 200))
    .openapi(putEntry, async (c) => c.json(await stateEntryEligibility(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(getReceived, async (c) => c.json(await readEligibility(ports, c.get('caller'), c.req.valid('param')), 200));
