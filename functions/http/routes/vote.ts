import * as z from 'zod';
import { Challenge, LocalTime } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { anomalyKinds } from '../../domain/voice/anomalies.ts';
import { mostEach, Tallied, Vote, votePhases } from '../../domain/voice/vote.ts';
import { oneLine, reasonLine } from '../../domain/words/one-line.ts';
import { countVote, planVote, readVoteDesk, sealVote } from '../../use-cases/agency/voice/run-vote.ts';
import { castVote, readOwnBallot } from '../../use-cases/person/cast-vote.ts';
import { readVote, readVoteFile } from '../../use-cases/public/read-vote.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const bySlug = { params: z.object({ slug: z.string().max(120) }) };
const ofChallenge = { params: z.object({ challengeId: idOf('challenge') }) };
const count = z.number().int();
const About = Challenge.pick({ slug: true, title: true, zone: true });
const Asked = Vote.pick({ id: true, question: true, opensAt: true, closesAt: true, each: true });
const Shown = Asked.extend({
  phase: z.enum(votePhases), challenge: About,
  result: z.object({ at: z.string(), ballots: count, tally: z.array(Tallied.extend({ place: count, shared: z.boolean() })), setAside: z.array(z.object({ reason: z.string(), ballots: count })), file: z.string().describe('SHA-256 of the published file'), root: z.string().describe('What the record holds of all ballots') }).optional(),
});
const Receipt = z.object({ ballot: z.string(), salt: z.string(), choices: z.array(z.string()), digest: z.string(), at: z.string(), version: count, became: z.object({ counted: z.boolean(), reason: z.string().optional() }).optional() });
const Own = z.object({ vote: Asked, phase: z.enum(votePhases), challenge: About, entries: z.array(z.object({ code: z.string(), title: z.string(), teamName: z.string(), own: z.boolean() })), receipt: Receipt.optional() });
const sealed = z.object({ at: z.string(), ballots: count, root: z.string() });
const Anomaly = z.object({ id: z.string(), kind: z.enum(anomalyKinds), ballots: z.array(z.string()), from: z.string(), to: z.string() });
const Desk = z.object({
  vote: Asked.omit({ id: true }).extend({ sealed: sealed.optional(), counted: z.object({ at: z.string(), ballots: count }).optional() }).optional(), phase: z.enum(votePhases).optional(), gallery: z.boolean(),
  anomalies: z.array(Anomaly).describe('Once the ballots are sealed'), sealableAt: z.string().optional(), zone: z.string(), version: count,
});
const Run = Asked.extend({ sealed: sealed.optional(), version: count });
const Plan = z.object({
  question: oneLine().min(3, 'Ask a question of at least 3 characters.').max(160, 'Use at most 160 characters.').default('Which entry would you choose?'), opens: LocalTime, closes: LocalTime,
  each: z.number('Give a whole number.').int('Give a whole number.').min(1, 'Everybody has at least one vote.').max(mostEach, `Everybody has at most ${mostEach} votes.`).default(1),
});
const because = reasonLine().min(10, 'Give the reason in at least 10 characters. It is published.').max(300, 'Use at most 300 characters.');
const base = { area: 'voice' } as const;
const desk = { ...base, who: ['manager'] } as const;

const getVote = route({ ...base, who: ['anyone'], method: 'get', path: '/api/v1/votes/{slug}', request: bySlug, responses: { 200: json(Shown, 'The vote of the public; its tally once it is counted'), ...refusals } });
const getFile = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/votes/{slug}/file', request: bySlug,
  responses: { 200: { description: 'Every ballot that counts, without its voter: from it anybody counts again', content: { 'application/json': { schema: z.unknown() } } }, ...refusals },
});
const getBallot = route({ ...base, who: ['person'], method: 'get', path: '/api/v1/votes/{slug}/ballot', request: bySlug, responses: { 200: json(Own, 'What one can choose from, in an order of one’s own, and what one chose'), ...refusals } });
const putBallot = route({
  ...base, ifMatch: true, who: ['person'], method: 'put', path: '/api/v1/votes/{slug}/ballot', summary: 'Cast a vote, or change it',
  request: { ...bySlug, body: body(z.object({ choices: z.array(z.string().max(20)).min(1, 'Choose an entry.').max(mostEach), device: z.string().max(400).default('').describe('What the program calls itself') })) },
  responses: { 200: versioned(z.object({ at: z.string(), version: count }), 'Received; it can change until the close'), ...refusals },
});
const getDesk = route({ ...desk, method: 'get', path: '/api/v1/vote-settings/{challengeId}', request: ofChallenge, responses: { 200: versioned(Desk, 'The vote as its organizer sees it: never how many voted before it is over'), ...refusals } });
const putVote = route({ ...desk, ifMatch: true, method: 'put', path: '/api/v1/vote-settings/{challengeId}', summary: 'Plan a vote of the public', request: { ...ofChallenge, body: body(Plan) }, responses: { 200: versioned(Run, 'Planned, and announced'), ...refusals } });
const postSeal = route({ ...desk, ifMatch: true, method: 'post', path: '/api/v1/vote-settings/{challengeId}/seal', summary: 'Put the ballots on the record', request: ofChallenge, responses: { 200: versioned(Run, 'What was cast can no longer change'), ...refusals } });
const postCount = route({
  ...desk, ifMatch: true, method: 'post', path: '/api/v1/vote-settings/{challengeId}/count', summary: 'Count the vote',
  request: { ...ofChallenge, body: body(z.object({ setAside: z.array(z.object({ anomaly: z.string().max(80), reason: because })).max(100).default([]) })) },
  responses: { 200: versioned(Run, 'Counted, and published'), ...refusals },
});

export const voteRoutes = ({ ports }: Context) =>
  router()
    .openapi(getVote, async (c) => c.json(await readVote(ports, c.get('caller'), c.req.valid('param').slug), 200))
    .openapi(getFile, async (c) => c.body(await readVoteFile(ports, c.get('caller'), c.req.valid('param').slug), 200, { 'content-type': 'application/json' }) as never)
    .openapi(getBallot, async (c) => c.json(await readOwnBallot(ports, c.get('caller'), c.req.valid('param').slug), 200))
    .openapi(putBallot, async (c) => c.json(await castVote(ports, c.get('caller'), c.req.valid('param').slug, c.req.valid('json'), c.get('version')), 200))
    .openapi(getDesk, async (c) => c.json(await readVoteDesk(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putVote, async (c) => c.json(await planVote(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json'), c.get('version')), 200))
    .openapi(postSeal, async (c) => c.json(await sealVote(ports, c.get('caller'), c.req.valid('param').challengeId, c.get('version')), 200))
    .openapi(postCount, async (c) => c.json(await countVote(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json').setAside, c.get('version')), 200));
