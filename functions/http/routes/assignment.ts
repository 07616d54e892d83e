import * as z from 'zod';
import { HandChanges, Pair } from '../../domain/panel/assignment.ts';
import { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { idOf } from '../../domain/id.ts';
import { Design } from '../../domain/judging/round/draw-told.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { changeByTable } from '../../use-cases/agency/assigning/change-by-table.ts';
import { changeProposal, proposeAssignments } from '../../use-cases/agency/assigning/change-plan.ts';
import { previewAssignments } from '../../use-cases/agency/assigning/preview-assignments.ts';
import { addAssignment } from '../../use-cases/agency/assigning/add-assignment.ts';
import { takeBackAssignment } from '../../use-cases/agency/assigning/take-back-assignment.ts';
import { publishAssignments } from '../../use-cases/agency/assigning/publish-assignments.ts';
import { weighContest } from '../../use-cases/agency/assigning/weigh-contest.ts';
import { body, json, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Reader = z.object({ judgeId: z.string(), name: z.string(), byHand: z.boolean(), state: Evaluation.shape.state.optional(), why: z.string().optional() });
const Preview = z.object({
  round: Round, promised: z.number().int().describe('Reviews of each entry that the published rules promise'), areas: z.number().int().describe('Areas of the challenge'), published: z.boolean(), closed: z.boolean(), closesAt: z.string(), entryCount: z.number().int(), pairCount: z.number().int(), byHand: z.number().int(),
  judges: z.array(z.object({ id: z.string(), name: z.string(), organization: z.string(), load: z.number().int(), ready: z.boolean() })),
  short: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), missing: z.number().int() })),
  dropped: z.array(z.object({ judge: z.string(), code: z.string() })),
  entries: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), area: z.string(), readers: z.array(Reader), able: z.array(z.string()) })),
  unready: z.string().optional().describe('Why judges may not read some entries yet, which keeps the assignments from being published'),
  looked: z.number().int().optional().describe('Different proposals for the entries there are that could be read so far; how many is published with the results'),
  design: Design.optional().describe('Judges by number of readings, how well entries will be told apart, how near the best, and what is wrong; once published, as it was then'),
  working: z.object({ state: z.enum(['waiting', 'working', 'ready', 'outdated']), done: z.number().int(), of: z.number().int(), readyAt: z.string().optional() }).optional().describe('How far a job is with the proposal; only where it is too large to be drawn at once. Until it is ready, what an earlier run proposed is shown'),
  next: z.string().optional(),
});
const Wish = z.object({
  reviewsPerEntry: z.number('Enter a whole number, such as 3.').int('Enter a whole number, such as 3.').min(1, 'Each entry needs at least 1 review.').max(15, 'Ask for at most 15 reviews of an entry.'),
  mostPerJudge: z.number('Enter a whole number, such as 20.').int('Enter a whole number, such as 20.').min(1, 'Each judge reads at least 1 entry.').max(200, 'Give a judge at most 200 entries.'),
  leastPerJudge: z.number('Enter a whole number, such as 5, or 0 for none.').int('Enter a whole number, such as 5, or 0 for none.').min(0, 'Enter 0 or more.').max(200, 'Ask a judge to read at least 200 entries or fewer.').default(0),
  limits: z.array(z.object({
    judgeId: idOf('person'), least: z.number('Enter a whole number.').int('Enter a whole number.').min(0, 'Enter 0 or more.').max(200, 'Enter 200 or fewer.').optional(),
    most: z.number('Enter a whole number.').int('Enter a whole number.').min(0, 'Enter 0 or more.').max(200, 'Enter 200 or fewer.').optional(),
  })).max(300).optional().describe('Of single judges, in place of what holds for everybody; left out, they stay as they are'),
  expertsPerEntry: z.number('Enter a whole number, such as 1, or 0 for none.').int('Enter a whole number, such as 1, or 0 for none.').min(0, 'Enter 0 or more.').max(15, 'Ask for at most 15.').default(0),
  byLot: z.boolean().default(true).describe('Draw by lot between equally good assignments; otherwise the best match is taken as it is'),
  drawAgain: z.boolean().default(false),
  forgetHand: z.boolean().default(false),
});
const base = { area: 'judging', who: ['manager'] } as const;

const preview = route({ ...base, method: 'get', path: '/api/v1/assignments/{challengeId}', request: { params: ofChallenge, query: paging }, responses: { 200: json(Preview, 'What publishing now would assign, or what is assigned'), ...refusals } });
const propose = route({ ifMatch: true, ...base, method: 'put', path: '/api/v1/assignments/{challengeId}', summary: 'Propose a plan of who reads what', request: { params: ofChallenge, body: body(Wish) }, responses: { 200: versioned(Round, 'The plan; nothing is assigned yet'), ...refusals } });
const change = route({
  ...base, method: 'post', path: '/api/v1/assignments/{challengeId}/changes', summary: 'Change the plan by hand', request: { params: ofChallenge, body: body(Pair.extend({ change: z.enum(['add', 'remove']) })) },
  responses: { 200: json(HandChanges, 'What was changed by hand'), ...refusals },
});
const Line = z.object({ line: z.number().int(), code: z.string(), title: z.string(), judge: z.string(), change: z.enum(['add', 'remove']), fault: z.string().optional() });
const byTable = route({
  ...base, method: 'post', path: '/api/v1/assignments/{challengeId}/table', summary: 'Change many pairs of the plan at once', request: { params: ofChallenge, body: body(z.object({ csv: z.string().max(60_000, 'Send at most 300 lines.'), sure: z.boolean().default(false).describe('Without it nothing is changed') })) },
  responses: { 200: json(z.object({ lines: z.array(Line), added: z.number().int(), removed: z.number().int(), faults: z.number().int(), done: z.boolean() }), 'What each line does, or what is wrong with it'), ...refusals },
});
const publish = route({ ...base, method: 'post', path: '/api/v1/assignments/{challengeId}/publish', summary: 'Publish the assignments', request: { params: ofChallenge }, responses: { 200: versioned(Round, 'The round with its assignments visible'), ...refusals } });
const add = route({
  ...base, method: 'post', path: '/api/v1/assignments/{challengeId}', summary: 'Give one more entry to a judge', request: { params: ofChallenge, body: body(Pair.extend({ whileShort: z.boolean().optional().describe('Refuse when the entry has all the reviews it needs, or judges for them') })) },
  responses: { 201: json(Evaluation.pick({ judgeId: true, entryId: true, state: true }), 'One more pair'), ...refusals },
});
const takeBack = route({
  ...base, method: 'post', path: '/api/v1/assignments/{challengeId}/take-back', summary: 'Take back an entry that was added by hand', request: { params: ofChallenge, body: body(Pair) },
  responses: { 200: json(Evaluation.pick({ judgeId: true, entryId: true, state: true }), 'The judge has it no more; what was begun is refused'), ...refusals },
});

const Planned = z.object({ entries: wholeNumber(2, 2000), judges: wholeNumber(1, 300), reviews: wholeNumber(1, 15), places: wholeNumber(1, 100) });
const count = z.number().int();
const Power = z.object({ entries: count, judges: count, reviews: count, k: count, rightShare: z.number(), rightError: z.number(), bestChosen: z.number(), bestError: z.number(), difference: z.number(), load: count });
const weigh = route({
  ...base, method: 'get', path: '/api/v1/assignments/{challengeId}/power', request: { params: ofChallenge, query: Planned },
  responses: { 200: json(z.object({ plan: z.object({ entries: count, judges: count, reviews: count, k: count }), words: z.array(z.string()), rows: z.array(Power) }), 'How often the best entries would win, with this many judges and reviews'), ...refusals },
});

export const assignmentRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(preview, async (c) => {
      const { challengeId } = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `assignments ${challengeId} ${caller.person?.id}`;
      const { next, ...shown } = await previewAssignments(ports, caller, challengeId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ ...shown, next: cursors.seal(next, bound) }, 200, tag(shown.round.version));
    })
    .openapi(weigh, async (c) => {
      const { places, ...plan } = c.req.valid('query');
      return c.json(await weighContest(ports, c.get('caller'), { ...c.req.valid('param'), ...plan, k: places }), 200);
    })
    .openapi(propose, async (c) => {
      const round = await proposeAssignments(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') });
      return c.json(round, 200);
    })
    .openapi(change, async (c) => c.json(await changeProposal(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(byTable, async (c) => c.json(await changeByTable(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(publish, async (c) => c.json(await publishAssignments(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(add, async (c) => c.json(await addAssignment(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(takeBack, async (c) => c.json(await takeBackAssignment(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200));
