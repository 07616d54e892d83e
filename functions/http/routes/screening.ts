import * as z from 'zod';
import { Screening } from '../../domain/entry/screening.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { confirmExclusion, decideAppeal, readScreening, readScreeningQueue, screenEntry } from '../../use-cases/agency/entries/screen-entry.ts';
import { appealExclusion, readExclusion } from '../../use-cases/team/appeal-exclusion.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const one = ofChallenge.extend({ entryId: idOf('entry') });
const { state } = Screening.shape;
const Named = z.object({ byName: z.string(), at: z.string(), reason: z.string() });
const Shown = Screening.pick({ n: true, state: true, appealUntil: true, version: true }).extend({ sentVersion: z.number().int(), own: z.boolean().describe('The caller proposed it'), first: Named, second: Named.optional(), appeal: Named.optional(), decided: Named.optional() });
const Done = Screening.pick({ entryId: true, n: true, state: true, appealUntil: true, version: true });
const Exclusion = z.object({ state, appealUntil: z.string().optional(), version: z.number().int(), reason: z.string(), at: z.string(), appeal: z.object({ at: z.string(), text: z.string() }).optional(), decided: z.object({ at: z.string(), reason: z.string() }).optional() });
const reason = paragraphs().max(2000).default('');
const staff = { area: 'entries', who: ['manager', 'approver'] } as const;
const team = { area: 'entries' } as const;
const at = '/api/v1/screenings/{challengeId}';

const queue = route({
  ...staff, method: 'get', path: at, request: { params: ofChallenge, query: z.object({ after: idOf('entry').optional() }) },
  responses: { 200: json(z.object({ of: z.number().int(), done: z.number().int(), proposed: z.array(z.string()), appealed: z.array(z.string()), next: z.object({ id: z.string(), code: z.string() }).optional() }), 'How far the agency is with screening, and the entry to look at next'), ...refusals },
});
const read = route({ ...staff, method: 'get', path: `${at}/{entryId}`, request: { params: one }, responses: { 200: json(z.object({ screening: Shown.optional(), title: z.string(), sentVersion: z.number().int() }), 'How the screening of an entry stands; without `screening` nobody looked'), ...refusals } });
const screen = route({
  area: 'entries', who: ['manager'], ifMatch: true, method: 'put', path: `${at}/{entryId}`, summary: 'Say that an entry can take part, or propose to exclude it', request: { params: one, body: body(z.object({ outcome: z.enum(['eligible', 'exclude'], 'Say whether it can take part.'), reason })) },
  responses: { 200: versioned(Done, 'As it stands now'), ...refusals },
});
const confirm = route({
  ...staff, ifMatch: true, method: 'post', path: `${at}/{entryId}/confirm`, summary: 'Agree to an exclusion, or not', request: { params: one, body: body(z.object({ agreed: z.boolean(), reason })) },
  responses: { 200: versioned(Done, 'As it stands now'), ...refusals },
});
const decide = route({
  ...staff, ifMatch: true, method: 'post', path: `${at}/{entryId}/appeal`, summary: 'Decide on an appeal', request: { params: one, body: body(z.object({ reinstated: z.boolean(), reason })) },
  responses: { 200: versioned(Done, 'As it stands now'), ...refusals },
});
const readOwn = route({ ...team, who: ['member', 'lead'], method: 'get', path: '/api/v1/entries/{entryId}/exclusion', request: { params: z.object({ entryId: idOf('entry') }) }, responses: { 200: json(z.object({ exclusion: Exclusion.optional() }), 'Why the entry was excluded, and what became of an appeal; nothing where it was not'), ...refusals } });
const appeal = route({
  ...team, who: ['lead'], ifMatch: true, method: 'post', path: '/api/v1/entries/{entryId}/appeal', summary: 'Appeal against an exclusion', request: { params: z.object({ entryId: idOf('entry') }), body: body(z.object({ text: paragraphs().min(10, 'Say why the exclusion is wrong, in a sentence at least.').max(2000, 'Use at most 2,000 characters.') })) },
  responses: { 200: versioned(Exclusion, 'The appeal is with the agency'), ...refusals },
});

export const screeningRoutes = ({ ports }: Context) =>
  router()
    .openapi(queue, async (c) => c.json(await readScreeningQueue(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('query') }), 200))
    .openapi(read, async (c) => c.json(await readScreening(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(screen, async (c) => c.json(await screenEntry(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(confirm, async (c) => c.json(await confirmExclusion(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(decide, async (c) => c.json(await decideAppeal(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(readOwn, async (c) => c.json({ exclusion: await readExclusion(ports, c.get('caller'), c.req.valid('param').entryId) }, 200))
    .openapi(appeal, async (c) => c.json(await appealExclusion(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
