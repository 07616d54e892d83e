import * as z from 'zod';
import { awardStates } from '../../domain/award/award.ts';
import { FollowUp } from '../../domain/award/follow-up.ts';
import { sections, stages } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { Fund, ReportPart } from '../../domain/statutory/report-part.ts';
import { mostFunds, partIds } from '../../domain/statutory/report-words.ts';
import { reportFormNames, reportForms, reportTypes } from '../../domain/statutory/report-forms.ts';
import { oneLine, paragraphs } from '../../domain/words/one-line.ts';
import { readReport } from '../../use-cases/agency/reporting/read-report.ts';
import { askCount, writePart } from '../../use-cases/agency/reporting/write-report.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const part = z.enum(partIds);
const Figure = z.object({ name: z.string(), value: z.union([z.number(), z.string()]), unit: z.enum(['count', 'cents', 'day', 'text']) });
const Award = z.object({ prize: z.string(), cents: z.number().int(), paid: z.number().int(), state: z.enum(awardStates), teamName: z.string().optional(), title: z.string().optional(), code: z.string().optional() });
const Report = z.object({
  challenge: z.object({ id: z.string(), title: z.string(), agencyName: z.string(), slug: z.string(), zone: z.string(), authority: z.string(), profile: sections.general.shape.profile.unwrap() }),
  at: z.string(), stage: z.enum(stages), texts: z.array(z.object({ id: part, text: z.string(), editedAt: z.string().optional(), editedByName: z.string().optional(), version: z.number().int() })),
  funds: z.array(Fund), groups: z.array(z.object({ title: z.string(), figures: z.array(Figure) })), awards: z.array(Award), outcomes: z.array(FollowUp.pick({ months: true, code: true, title: true, teamName: true, inUse: true, end: true, cents: true, source: true, text: true, shown: true })).describe('What became of winners'), countedAt: z.string().optional(), counting: z.boolean().describe('A new count was asked for'),
  missing: z.array(z.object({ part: z.enum([...partIds, 'figures', 'awards', 'follow-up']), words: z.string() })),
});
const inDollars = 'Enter the amount in dollars, such as 5000 or 5000.50.';
const line = (most: number) => oneLine().max(most, `Use at most ${most} characters.`).default('');
const Written = z.object({
  text: paragraphs().max(12_000, 'Use at most 12,000 characters.').default(''),
  funds: z.array(Fund.extend({ source: line(160), account: line(120), cents: z.number(inDollars).int(inDollars).min(0, inDollars) })).max(mostFunds, `Name at most ${mostFunds} sources.`).default([]),
});
const both = { area: 'results', who: ['manager', 'approver'] } as const;
const at = '/api/v1/reports/{challengeId}';

const read = route({ ...both, method: 'get', path: at, request: { params: ofChallenge }, responses: { 200: json(Report, 'The report as it stands: what was written, what the program knows, and what is missing'), ...refusals } });
const write = route({ area: 'results', who: ['manager'], ifMatch: true, method: 'put', path: `${at}/parts/{part}`, summary: 'Save a part of the report', request: { params: ofChallenge.extend({ part }), body: body(Written) }, responses: { 200: versioned(ReportPart.omit({ editedBy: true }), 'The part as it is now'), ...refusals } });
const count = route({ area: 'results', who: ['manager'], method: 'post', path: `${at}/count`, summary: 'Count again', request: { params: ofChallenge }, responses: { 202: json(z.object({ asked: z.string() }), 'A job counts anew'), ...refusals } });
const inForm = route({
  ...both, method: 'get', path: `${at}/as/{form}`, request: { params: ofChallenge.extend({ form: z.enum(reportFormNames) }) },
  responses: { 200: { description: 'The report as a file: a Markdown document, a table for a spreadsheet, or JSON', content: Object.fromEntries(reportFormNames.map((form) => [reportTypes[form].split(';')[0]!, { schema: z.string() }])) }, ...refusals },
});

export const reportRoutes = ({ ports }: Context) =>
  router()
    .openapi(read, async (c) => c.json(await readReport(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(write, async (c) => c.json(await writePart(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(count, async (c) => c.json(await askCount(ports, c.get('caller'), c.req.valid('param').challengeId), 202))
    .openapi(inForm, async (c) => {
      const { challengeId, form } = c.req.valid('param');
      const { counting: _, ...report } = await readReport(ports, c.get('caller'), challengeId);
      return c.body(reportForms[form](report), 200, { 'content-type': reportTypes[form], 'content-disposition': `attachment; filename="report-${report.challenge.slug}.${form}"` }) as never;
    });
