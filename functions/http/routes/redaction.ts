import * as z from 'zod';
import { Answer } from '../../domain/entry/entry.ts';
import { scanStates } from '../../domain/entry/file.ts';
import { Redaction, standings, Words } from '../../domain/entry/redaction.ts';
import { Trace } from '../../domain/entry/trace.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { readLookThrough } from '../../use-cases/agency/entries/look-through.ts';
import { readRedaction } from '../../use-cases/agency/entries/read-redaction.ts';
import { redactEntry } from '../../use-cases/agency/entries/redact-entry.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { tag } from '../version.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const one = ofChallenge.extend({ entryId: idOf('entry') });
const count = z.number().int();
const blindness = { blind: z.boolean(), anonymized: z.boolean().describe('Judges read an entry only once it was looked through') };
const Overview = z.object({
  ...blindness, of: count, looked: count, again: count.describe('Sent again after they were looked through'),
  scoredBefore: count.describe('Entries that judges had scored, or begun to, as they were sent'),
  next: z.object({ id: z.string(), code: z.string() }).optional().describe('The next entry to look through'),
});
const Field = z.object({ id: z.string(), label: z.string(), type: z.string(), answer: Answer.optional(), sent: z.string().optional().describe('As it was sent, where it is words'), left: z.string().optional().describe('What judges read of it') });
const File = z.object({
  id: z.string(), name: z.string(), neutral: z.string().describe('The name judges see'), size: z.number(), type: z.string(), scan: z.enum(scanStates).optional(), why: z.string().optional().describe('Why judges do not get it'),
  traces: z.array(Trace).optional().describe('What its properties tell of its makers; left out when it was not looked into'),
});
const Telltale = z.object({ kind: z.enum(['team', 'name', 'organization', 'email', 'link', 'account']), words: z.string(), exact: z.boolean() });
const Looking = z.object({
  ...blindness, code: z.string(), n: count, standing: z.enum(standings), madeFor: count.optional(), title: z.object({ sent: z.string(), left: z.string() }),
  sections: z.array(z.object({ id: z.string(), title: z.string(), fields: z.array(Field) })), files: z.array(File), telltales: z.array(Telltale).describe('Words that can tell who made the entry'),
  scoredBefore: count.describe('Judges who scored it as it was sent, or began to, before it was looked through'),
});
const Left = z.object({
  n: count.min(1).describe('The sent version that was looked through'), title: oneLine().max(160, 'Use at most 160 characters.'),
  words: Words.describe('By question; an answer that is left out stays as it was sent'),
  withheld: z.array(z.object({ fileId: idOf('file'), why: z.string().max(300, 'Use at most 300 characters.') })).max(40).default([]),
});
const base = { area: 'entries', who: ['manager'] } as const;

const list = route({
  ...base, method: 'get', path: '/api/v1/redactions/{challengeId}', request: { params: ofChallenge, query: z.object({ after: idOf('entry').optional() }) },
  responses: { 200: json(Overview, 'How far the agency is with looking through entries for its judges'), ...refusals },
});
const read = route({ ...base, method: 'get', path: '/api/v1/redactions/{challengeId}/{entryId}', request: { params: one }, responses: { 200: versioned(Looking, 'An entry as it was sent, beside what its judges read'), ...refusals } });
const save = route({
  ifMatch: true, ...base, method: 'put', path: '/api/v1/redactions/{challengeId}/{entryId}', summary: 'Save what judges read of an entry', request: { params: one, body: body(Left) },
  responses: { 200: versioned(Redaction.pick({ entryId: true, n: true, changed: true, at: true, version: true }), 'Judges read this from now on; the entry itself stays as it was sent'), ...refusals },
});

export const redactionRoutes = ({ ports }: Context) =>
  router()
    .openapi(list, async (c) => c.json(await readLookThrough(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') }), 200))
    .openapi(read, async (c) => {
      const looking = await readRedaction(ports, c.get('caller'), c.req.valid('param'));
      return c.json(looking, 200, tag(looking.version));
    })
    .openapi(save, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') };
      return c.json(await redactEntry(ports, c.get('caller'), wanted), 200);
    });
