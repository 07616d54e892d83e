import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { DemoDay, mostJudges, mostTables, phases } from '../../domain/judging/expo/demo-day.ts';
import { DemoResult } from '../../domain/judging/expo/demo-result.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { discardDemoDay, planDemoDay, startDemoDay } from '../../use-cases/agency/judging/plan-demo-day.ts';
import { endDemoDay, freeTable, openComparisons, readDemoDesk } from '../../use-cases/agency/judging/run-demo-day.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const count = z.number().int();
const Ended = z.object({ at: z.string(), reason: z.string() });
const Named = z.object({ entryId: z.string(), code: z.string(), title: z.string(), team: z.string() });
const OnFloor = Named.extend({ number: count, seen: count, judge: z.string().optional(), since: z.string().optional(), late: z.boolean().optional().describe('The judge stayed so long that another may be sent') });
const Place = DemoResult.shape.rows.element.omit({ table: true }).extend(Named.shape).extend({ number: count, sure: z.string().describe('Between which places it lies, 9 times in 10') });
const Desk = z.object({
  phase: z.enum(['none', ...phases]), why: z.string().optional().describe('Why none can be planned or begun now'), version: count, at: z.string(), minutes: count, top: count, startedAt: z.string().optional(), ended: Ended.optional(),
  entries: z.array(Named.extend({ number: count.optional() })), judges: z.array(z.object({ personId: z.string(), name: z.string(), ready: z.boolean(), chosen: z.boolean() })),
  blind: z.boolean().describe('Judges are promised not to know who made an entry'), scoring: z.object({ closesAt: z.string(), openReviews: count }).optional().describe('While judges score, of a day that is planned'), hiddenUntil: z.string().optional().describe('The order is not told before: the round is open'),
  floor: z.object({ visits: count, compared: count, tables: z.array(OnFloor) }).optional(),
  result: DemoResult.omit({ challengeId: true, dayId: true, rows: true }).extend({ rows: z.array(Place) }).optional(),
});
const Stored = DemoDay.pick({ minutes: true, top: true, tables: true, startedAt: true, version: true }).extend({ ended: Ended.optional() });
const whole = (least: number, most: number, fix: string) => z.number(fix).int(fix).min(least, fix).max(most, fix);
const Plan = z.object({
  tables: z.array(z.object({ entryId: idOf('entry'), number: whole(1, 999, 'Give each table a whole number from 1 to 999.') })).max(mostTables, `Choose at most ${mostTables} entries.`),
  minutes: whole(1, 60, 'Give a whole number of minutes from 1 to 60.'), top: whole(1, mostTables, 'Give a whole number of places, at least 1.'), judgeIds: z.array(idOf('person')).max(mostJudges, `Choose at most ${mostJudges} judges.`),
});
/** True once it was read what this does: it cannot be taken back. Absent is no. */
const sure = z.boolean().default(false).describe('True: it was read what this does. It cannot be taken back');
const base = { area: 'results', who: ['manager'] } as const;
const at = '/api/v1/demo-days/{challengeId}';

const read = route({ ...base, method: 'get', path: at, request: { params: ofChallenge }, responses: { 200: versioned(Desk, 'The demo day: its plan, then who is where, then what came out'), ...refusals } });
const plan = route({ ifMatch: true, ...base, method: 'put', path: at, summary: 'Plan the demo day', request: { params: ofChallenge, body: body(Plan) }, responses: { 200: versioned(Stored, 'The plan; it can be changed until the day begins'), ...refusals } });
const discard = route({ ifMatch: true, ...base, method: 'delete', path: at, summary: 'Discard the plan of the demo day', request: { params: ofChallenge }, responses: { 200: json(z.object({ discarded: z.literal(true) }), 'There is no plan any more'), ...refusals } });
const start = route({ ifMatch: true, ...base, method: 'post', path: `${at}/start`, summary: 'Begin the demo day', request: { params: ofChallenge, body: body(z.object({ sure })) }, responses: { 200: versioned(Stored, 'Judges and teams get a letter, and judges are sent to tables'), ...refusals } });
const end = route({
  ifMatch: true, ...base, method: 'post', path: `${at}/end`, summary: 'End the demo day', request: { params: ofChallenge, body: body(z.object({ reason: reasonText().min(3, 'Say why it ends, such as: everything was seen.').max(600), sure })) },
  responses: { 200: versioned(Stored, 'Nobody is sent anywhere any more, and a job works the order out'), ...refusals },
});
const free = route({
  ...base, method: 'post', path: `${at}/free`, summary: 'Free a table whose judge left', request: { params: ofChallenge, body: body(z.object({ number: count, since: z.iso.datetime() })) },
  responses: { 200: json(z.object({ freed: count }), 'Another judge can be sent there'), ...refusals },
});
const comparisons = route({ ...base, method: 'get', path: `${at}/comparisons`, request: { params: ofChallenge }, responses: { 200: json(z.object({ url: z.string() }), 'Where every comparison is as a table, under made-up names'), ...refusals } });

export const demoDayRoutes = ({ ports }: Context) =>
  router()
    .openapi(read, async (c) => c.json(await readDemoDesk(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(plan, async (c) => c.json(await planDemoDay(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(discard, async (c) => c.json(await discardDemoDay(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(start, async (c) => c.json(await startDemoDay(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(end, async (c) => c.json(await endDemoDay(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(free, async (c) => c.json(await freeTable(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(comparisons, async (c) => c.json(await openComparisons(ports, c.get('caller'), c.req.valid('param').challengeId), 200));
