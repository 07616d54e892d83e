import * as z from 'zod';
import { FollowUp } from '../../domain/award/follow-up.ts';
import { stages, stageOf } from '../../domain/call/challenge.ts';
import { Decision } from '../../domain/judging/decision/decision.ts';
import { Answer } from '../../domain/entry/entry.ts';
import { FormField } from '../../domain/call/form.ts';
import { idOf } from '../../domain/id.ts';
import { EntryFigures } from '../../domain/judging/decision/entry-figures.ts';
import { DecisionRecord } from '../../domain/judging/decision/decision-record.ts';
import { PanelResult } from '../../domain/judging/result/result.ts';
import { PublicWinner, ResultVersion } from '../../domain/judging/result/result-version.ts';
import { Said } from '../../domain/judging/result/said.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { applyDecisions, publishResults, requestScores } from '../../use-cases/agency/deciding/decide.ts';
import { openFullFile } from '../../use-cases/agency/deciding/open-full-file.ts';
import { openMarks } from '../../use-cases/agency/deciding/open-marks.ts';
import { openTable } from '../../use-cases/agency/deciding/open-table.ts';
import { readResults } from '../../use-cases/agency/deciding/read-results.ts';
import { previewLetters } from '../../use-cases/agency/deciding/preview-letters.ts';
import { stageDecision, stageNotSelected } from '../../use-cases/agency/deciding/stage-decision.ts';
import { openBundle, publishedRecord } from '../../use-cases/public/open-bundle.ts';
import { openDraw } from '../../use-cases/public/open-draw.ts';
import { readRecordBefore, readResultVersion, readWinners, readWinningEntry } from '../../use-cases/public/read-winners.ts';
import { readOutcome } from '../../use-cases/team/read-outcome.ts';
import { canonical } from '../../domain/words/canonical.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { RoomResult } from './deliberation.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const Named = z.object({ id: z.string(), name: z.string() });
export const Working = z.object({ state: z.enum(['waiting', 'working', 'ready']), done: z.number().int(), of: z.number().int(), readyAt: z.string().optional() });
const PublicRecord = DecisionRecord.omit({ run: true });
const count = z.number().int();
const Results = z.object({
  round: Round, working: Working, record: PublicRecord.optional().describe('What everybody will read beside the winners, once the decisions are applied'), panel: PanelResult.omit({ total: true, contested: true }).optional(), said: Said.optional(), table: z.object({ at: z.string() }).optional().describe('When the table to download was put together; absent while it is being written'), tieBreak: z.array(z.string()), criteria: z.array(Named),
  tiers: z.array(Named.extend({ places: count, cents: count, other: z.string() })), empty: z.array(z.string()), rooms: z.array(RoomResult),
  demoDay: z.object({ running: z.boolean(), places: z.array(z.object({ entryId: z.string(), place: count, shared: z.boolean() })) }).optional().describe('What a demo day found; it changes no score'),
  unequal: z.array(z.object({ score: z.string(), entryIds: z.array(z.string()), codes: z.array(z.string()), unsaid: z.array(z.string()) })),
  total: count, placed: count, unscored: count, short: count.describe('Entries with fewer reviews than planned, and no reason why'), thin: count.describe('Entries with fewer reviews than count under the rules'), undecided: count, notSelected: count,
  selected: z.array(Decision.pick({ entryId: true, code: true, title: true, teamName: true, outcome: true, prizeId: true, place: true, cents: true, reason: true })),
  moved: z.array(z.object({ entryId: z.string(), code: z.string(), title: z.string(), computed: count, score: z.number().optional(), place: count, reason: z.string() })).describe('Entries that the chair put in another place'),
  thinWinners: z.array(z.string()).describe('Codes of winners that rest on too few reviews'), departures: z.array(z.string()).describe('What is said of entries that were selected before others that stand above them; the first of departed'), departed: count, named: z.array(z.object({ code: z.string(), names: z.string() })),
  ties: z.array(z.object({ place: count, codes: z.array(z.string()), count })).describe('The first ties, with the first codes of each'), tieCount: count, fragile: z.array(z.string()).describe('Codes of entries that would not be among the first without one of the judges'),
});
const Letter = z.object({ entryId: z.string(), code: z.string(), team: z.string(), outcome: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string() });
const Winner = Decision.pick({ code: true, title: true, teamName: true, outcome: true, cents: true, reason: true }).extend({ prize: z.string(), other: z.string().optional() });
const Change = z.object({ n: count, what: z.enum(['corrected', 'withdrawn']), at: z.string(), reason: z.string() });
const VersionRow = ResultVersion.pick({ n: true, what: true, at: true, until: true, reason: true });
const Winners = z.object({ challenge: z.object({ slug: z.string(), title: z.string(), agencyName: z.string(), resultsAt: z.string().optional(), resultsOn: z.string(), rulesHash: z.string(), zone: z.string() }), stage: z.enum(stages), winners: z.array(Winner), record: PublicRecord.optional(), unworked: z.string().optional().describe('Why the agency decided without results that were worked out'), passed: z.array(z.object({ prize: z.string(), at: z.string(), code: z.string().optional(), teamName: z.string().optional() })).describe('Prizes that changed hands since, and who holds them now'), versions: z.object({ change: Change.optional().describe('Since they were first published: the version that stands, and why it came'), earlier: z.array(VersionRow) }).describe('The newest first'), outcomes: z.array(FollowUp.pick({ months: true, code: true, title: true, teamName: true, inUse: true, end: true, cents: true, source: true, text: true, at: true })).describe('What became of winners, months after the results, where the agency shows it') });
const PublicSection = z.object({ id: z.string(), title: z.string(), fields: z.array(z.object({ id: z.string(), label: z.string(), type: FormField.shape.type, answer: Answer })) });
const Outcome = Decision.pick({ outcome: true, reason: true, feedback: true, cents: true }).extend({ change: Change.optional().describe('The published results it belongs to were corrected or withdrawn'), moved: z.object({ higher: z.boolean(), reason: z.string() }).optional().describe('That the chair put the entry higher or lower than its scores did, and why'), prize: z.string().describe('Which prize, how much, and what comes with it'), figures: EntryFigures.optional() });
const base = { area: 'results', who: ['manager'] } as const;

const getResults = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}', request: { params: ofChallenge }, responses: { 200: json(Results, 'How the round as a whole stands, with its counts; the entries are read a page at a time'), ...refusals } });
const postScore = route({ ...base, method: 'post', path: '/api/v1/results/{challengeId}/score', summary: 'Work the results out again', request: { params: ofChallenge }, responses: { 200: json(Working, 'A job works the results out anew'), ...refusals } });
const getMarks = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}/marks', request: { params: ofChallenge }, responses: { 200: json(z.object({ url: z.string() }), 'Where every mark is as a table, one line each; composites are not rounded, so that whoever fits a model to them fits it to what was scored'), ...refusals } });
const getTable = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}/table', request: { params: ofChallenge }, responses: { 200: json(z.object({ url: z.string(), at: z.string() }), 'Where every entry is as a table, with its scores, what judges wrote and what was decided by `at`; numbers to four decimals'), ...refusals } });
const getFull = route({ ...base, method: 'get', path: '/api/v1/results/{challengeId}/full', request: { params: ofChallenge }, responses: { 200: json(z.object({ url: z.string() }), 'Where the whole result is as one file for auditors, with who could read what'), ...refusals } });
const putDecision = route({
  ifMatch: true, ...base, method: 'post', path: '/api/v1/results/{challengeId}/decisions', summary: 'Stage the decision on an entry',
  request: { params: ofChallenge, body: body(Decision.pick({ entryId: true, outcome: true, prizeId: true, place: true, reason: true, feedback: true })) },
  responses: { 200: versioned(Decision, 'The staged decision'), ...refusals },
});
const postRest = route({
  ...base, method: 'post', path: '/api/v1/results/{challengeId}/decisions/not-selected', summary: 'Stage several entries as not selected',
  request: {
    params: ofChallenge,
    body: body(z.object({ entryIds: z.array(idOf('entry')).min(1, 'Choose at least one entry.').max(90, 'Choose at most 90 entries at a time.'), reason: paragraphs().max(2000).default(''), withFeedback: z.boolean().default(true) })),
  },
  responses: { 200: json(z.object({ staged: z.number().int(), skipped: z.number().int() }), 'How many were staged, and how many had a decision'), ...refusals },
});
const getLetters = route({
  ...base, method: 'get', path: '/api/v1/results/{challengeId}/letters', request: { params: ofChallenge, query: paging },
  responses: { 200: json(page(Letter), 'What each team will read once the decisions are applied'), ...refusals },
});
const Applying = z.object({
  withoutResults: paragraphs().min(10, 'Give the reason in at least 10 characters. It is published with the results.').max(600).optional().describe('Why the decisions go without results: only where these are not worked out a day after the round closed'),
  marksToTeams: z.boolean().optional().describe('Whether each team reads its own entry’s score, place range and mean marks; yes unless said otherwise'),
});
const postApply = route({ ...base, method: 'post', path: '/api/v1/results/{challengeId}/apply', summary: 'Apply all decisions', request: { params: ofChallenge, body: { ...body(Applying), required: false } }, responses: { 200: json(Round, 'Teams can read their decisions'), ...refusals } });
const postPublish = route({
  ...base, method: 'post', path: '/api/v1/results/{challengeId}/publish', summary: 'Publish the winners', request: { params: ofChallenge },
  responses: { 200: json(z.object({ resultsAt: z.string() }), 'The winners are public'), ...refusals },
});
const getWinners = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}', request: { params: z.object({ slug: z.string().max(120) }) },
  responses: { 200: json(Winners, 'Winners and finalists, once the results are out'), ...refusals },
});
const getDecisionRecord = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/record', request: { params: z.object({ slug: z.string().max(120) }) },
  responses: { 200: { description: 'The decision record to the byte: its SHA-256 is the one in the leaf of the results', content: { 'application/json': { schema: DecisionRecord } } }, ...refusals },
});
const ofVersion = z.object({ slug: z.string().max(120), n: wholeNumber(1, 9999) });
const getVersion = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/versions/{n}', request: { params: ofVersion },
  responses: { 200: json(z.object({ version: VersionRow.extend({ winners: z.array(PublicWinner), recorded: z.boolean().describe('A decision record stood beside them') }).optional(), current: count.describe('The version that stands'), title: z.string(), zone: z.string() }), 'Results that others took the place of, as everybody read them'), ...refusals },
});
const getRecordBefore = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/versions/{n}/record', request: { params: ofVersion },
  responses: { 200: { description: 'The decision record that stood beside them, to the byte', content: { 'application/json': { schema: DecisionRecord } } }, ...refusals },
});
const getBundle = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/bundle', request: { params: z.object({ slug: z.string().max(120) }) },
  responses: { 200: json(PanelResult.pick({ digest: true, fileHash: true, sealed: true }).extend({ url: z.string() }), 'Where the result is as one file that anybody can compute again'), ...refusals },
});
const getOpenDraw = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/full', request: { params: z.object({ slug: z.string().max(120) }) },
  responses: { 200: json(z.object({ url: z.string() }), 'Where the whole result is as one file, from which anybody draws the judges again; only where the rules promised an open draw'), ...refusals },
});
const getWinningEntry = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/winners/{slug}/entries/{code}', request: { params: z.object({ slug: z.string().max(120), code: z.string().max(20) }) },
  responses: { 200: json(z.object({ entry: z.object({ winner: Winner, sections: z.array(PublicSection) }).optional() }), 'What a selected entry says to everybody, once the results are out'), ...refusals },
});
const getOutcome = route({
  ...base, who: ['member', 'lead'], method: 'get', path: '/api/v1/outcomes/{entryId}', request: { params: z.object({ entryId: idOf('entry') }) },
  responses: { 200: json(z.object({ outcome: Outcome.optional() }), 'The decision on one’s own entry, once applied'), ...refusals },
});

export const resultRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getResults, async (c) => c.json(await readResults(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(postScore, async (c) => c.json(await requestScores(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getMarks, async (c) => c.json(await openMarks(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getTable, async (c) => c.json(await openTable(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getFull, async (c) => c.json(await openFullFile(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putDecision, async (c) => {
      const decision = await stageDecision(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') });
      return c.json(decision, 200);
    })
    .openapi(postRest, async (c) => c.json(await stageNotSelected(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 200))
    .openapi(getLetters, async (c) => {
      const { challengeId } = c.req.valid('param');
      const caller = c.get('caller');
      const bound = `letters ${challengeId} ${caller.person?.id}`;
      const { items, next } = await previewLetters(ports, caller, { challengeId, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postApply, async (c) => c.json(await applyDecisions(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json')), 200))
    .openapi(postPublish, async (c) => c.json(await publishResults(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getWinners, async (c) => {
      const { challenge, winners, record, unworked, passed, outcomes, versions } = await readWinners(ports, c.get('caller'), c.req.valid('param').slug);
      return c.json({ challenge, winners, record, unworked, passed, outcomes, versions, stage: stageOf(challenge, c.get('caller').at) }, 200);
    })
    .openapi(getDecisionRecord, async (c) => {
      return c.body(canonical(await publishedRecord(ports, c.get('caller'), c.req.valid('param').slug)), 200, { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="decision-record.json"' }) as never;
    })
    .openapi(getVersion, async (c) => c.json(await readResultVersion(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(getRecordBefore, async (c) => c.body(canonical(await readRecordBefore(ports, c.get('caller'), c.req.valid('param'))), 200, { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="decision-record.json"' }) as never)
    .openapi(getBundle, async (c) => c.json(await openBundle(ports, c.get('caller'), c.req.valid('param').slug), 200))
    .openapi(getOpenDraw, async (c) => c.json(await openDraw(ports, c.get('caller'), c.req.valid('param').slug), 200))
    .openapi(getWinningEntry, async (c) => c.json({ entry: await readWinningEntry(ports, c.get('caller'), c.req.valid('param')) }, 200))
    .openapi(getOutcome, async (c) => c.json({ outcome: await readOutcome(ports, c.get('caller'), c.req.valid('param').entryId) }, 200));
