import * as z from 'zod';
import { Criterion } from '../../domain/call/rubric.ts';
import { idOf } from '../../domain/id.ts';
import { mostSamples, Practice, PracticeScores, Sample } from '../../domain/judging/practice/practice.ts';
import { oneLine, paragraphs } from '../../domain/words/one-line.ts';
import { watchPractice } from '../../use-cases/agency/judging/watch-practice.ts';
import { readSamples, writeSamples } from '../../use-cases/agency/judging/write-samples.ts';
import { readPractice, readSample, scoreSample } from '../../use-cases/judge/practice-samples.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const oneSample = ofChallenge.extend({ sampleId: idOf('sample') });
const count = z.number().int();
const Spread = z.object({
  id: z.string(), name: z.string(), levels: z.array(z.object({ score: count, label: z.string(), count })).describe('How many judges chose each level'),
  mean: z.number().optional(), apart: z.number().optional().describe('Standard deviation between judges, in levels'),
});
const Written = Practice.omit({ challengeId: true }).extend({ stands: z.string().optional().describe('Why the samples can no longer be changed') });
const NewSample = z.object({
  id: idOf('sample').optional().describe('Of a sample that is there; left out for a new one'),
  title: oneLine().min(1, 'Give the sample a title.').max(160, 'Use at most 160 characters.'), text: paragraphs().min(1, 'Write the sample.').max(12_000, 'Use at most 12,000 characters.'),
});
const Wish = z.object({ samples: z.array(NewSample).max(mostSamples, `Write at most ${mostSamples} samples.`), first: z.boolean().describe('Judges score all samples before their own entries open') });
const Board = z.object({
  panel: count.describe('Judges with access'), words: z.string().optional(),
  samples: z.array(z.object({ id: z.string(), title: z.string(), criteria: z.array(Spread), judges: z.array(PracticeScores.pick({ judgeId: true, marks: true, comments: true, savedAt: true }).extend({ name: z.string(), revoked: z.boolean() })) })),
});
const staff = { area: 'judging', who: ['manager'] } as const;
const judge = { area: 'judging', who: ['judge'] } as const;

const getSamples = route({ ...staff, method: 'get', path: '/api/v1/judges/{challengeId}/samples', request: { params: ofChallenge }, responses: { 200: versioned(Written, 'The samples on which judges practice'), ...refusals } });
const putSamples = route({
  ifMatch: true, ...staff, method: 'put', path: '/api/v1/judges/{challengeId}/samples', summary: 'Write the samples on which judges practice', request: { params: ofChallenge, body: body(Wish) },
  responses: { 200: versioned(Written, 'The samples as they are now'), ...refusals },
});
const getBoard = route({ ...staff, method: 'get', path: '/api/v1/judges/{challengeId}/samples/spread', request: { params: ofChallenge }, responses: { 200: json(Board, 'How each judge scored the samples'), ...refusals } });

const Own = z.object({ first: z.boolean(), waits: z.boolean().describe('The judge’s own entries wait for it'), open: z.boolean(), closesAt: z.string(), samples: z.array(z.object({ id: z.string(), title: z.string(), scored: z.boolean() })) });
const Given = PracticeScores.pick({ marks: true, comments: true, savedAt: true });
const Others = z.object({ shown: count.describe('How many other judges are counted; the earliest, three at a time'), needed: count.describe('How many more until others are added'), few: z.boolean().describe('The panel is so small that only the agency sees how they scored'), criteria: z.array(Spread) });
const Shown = z.object({ sample: Sample, criteria: z.array(Criterion), own: Given.optional(), others: Others.optional().describe('Once one’s own scores are in'), open: z.boolean(), closesAt: z.string() });
const Scores = z.object({ marks: z.record(z.string(), z.number().int()), comments: z.record(z.string(), z.string().max(2000, 'Use at most 2,000 characters.')).default({}) });

const getPractice = route({ ...judge, method: 'get', path: '/api/v1/judging/{challengeId}/practice', request: { params: ofChallenge }, responses: { 200: json(Own, 'The samples, and which the judge has scored'), ...refusals } });
const getSample = route({ ...judge, method: 'get', path: '/api/v1/judging/{challengeId}/practice/{sampleId}', request: { params: oneSample }, responses: { 200: json(Shown, 'A sample, the judge’s own scores and, once they are in, how others scored it'), ...refusals } });
const postScores = route({
  ifMatch: true, ...judge, method: 'post', path: '/api/v1/judging/{challengeId}/practice/{sampleId}', summary: 'Score a practice sample, once', request: { params: oneSample, body: body(Scores) },
  responses: { 200: json(Given, 'Scored; it counts for nothing'), ...refusals },
});

export const practiceRoutes = ({ ports }: Context) =>
  router()
    .openapi(getSamples, async (c) => {
      const practice = await readSamples(ports, c.get('caller'), c.req.valid('param').challengeId);
      return c.json(practice, 200, tag(practice.version));
    })
    .openapi(putSamples, async (c) => c.json(await writeSamples(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(getBoard, async (c) => c.json(await watchPractice(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getPractice, async (c) => c.json(await readPractice(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(getSample, async (c) => {
      const shown = await readSample(ports, c.get('caller'), c.req.valid('param'));
      return c.json(shown, 200, tag(shown.sample.n));
    })
    .openapi(postScores, async (c) => c.json(await scoreSample(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
