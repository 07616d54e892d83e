import * as z from 'zod';
import { LocalTime } from '../../domain/call/challenge.ts';
import { ClarificationCard, clarificationStates, storedStates } from '../../domain/entry/clarification.ts';
import { idOf } from '../../domain/id.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { askClarification, fileClarification, listClarifications, readClarifications, withdrawClarification } from '../../use-cases/agency/entries/ask-clarification.ts';
import { answerClarification, readOwnClarifications } from '../../use-cases/team/answer-clarification.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const ofEntry = ofChallenge.extend({ entryId: idOf('entry') });
const one = ofEntry.extend({ id: idOf('clarification') });
const Named = z.object({ byName: z.string(), at: z.string() });
const state = z.enum(clarificationStates).describe('`late`: nobody answered in time');
const Asked = z.object({
  id: z.string(), n: z.number().int().describe('The sent version that it asks about'), question: z.string(), askedAt: z.string(), askedByName: z.string(), due: z.string(), version: z.number().int(), state,
  answer: Named.extend({ text: z.string() }).optional(), filed: Named.extend({ judges: z.boolean().describe('Judges read it beside the entry'), blindSafe: z.boolean().describe('It tells nobody who made the entry') }).optional(), withdrawn: Named.optional(),
});
const Own = z.object({ id: z.string(), question: z.string(), askedAt: z.string(), due: z.string(), version: z.number().int(), state, open: z.boolean().describe('An answer is still taken'), answer: z.object({ at: z.string(), byName: z.string(), text: z.string() }).optional() });
const staff = { area: 'entries', who: ['manager'] } as const;
const team = { area: 'entries', who: ['member', 'lead'] } as const;
const at = '/api/v1/clarifications/{challengeId}';

const list = route({
  ...staff, method: 'get', path: at, request: { params: ofChallenge, query: paging.extend({ state: z.enum(storedStates).default('waiting') }) },
  responses: { 200: json(page(ClarificationCard.omit({ challengeId: true, teamId: true }).extend({ late: z.boolean() })), 'Questions to teams in one state, by when they are due'), ...refusals },
});
const read = route({
  ...staff, method: 'get', path: `${at}/{entryId}`, request: { params: ofEntry },
  responses: { 200: json(z.object({ items: z.array(Asked), title: z.string(), code: z.string(), blind: z.boolean().describe('Judges do not see who made it'), whyNot: z.string().optional().describe('Why nothing can be asked now') }), 'What was asked about an entry, the newest first'), ...refusals },
});
const ask = route({
  ...staff, method: 'post', path: `${at}/{entryId}`, summary: 'Ask a team about its entry',
  request: { params: ofEntry, body: body(z.object({ question: paragraphs().min(10, 'Say what you need to know, in a sentence at least.').max(2000, 'Use at most 2,000 characters.'), due: LocalTime.describe('In the zone of the challenge, to the end of the minute') })) },
  responses: { 201: json(Asked, 'The team is told'), ...refusals },
});
const withdraw = route({ ...staff, ifMatch: true, method: 'post', path: `${at}/{entryId}/{id}/withdraw`, summary: 'Take a question to a team back', request: { params: one }, responses: { 200: versioned(Asked, 'As it stands now'), ...refusals } });
const file = route({
  ...staff, ifMatch: true, method: 'post', path: `${at}/{entryId}/{id}/file`, summary: 'Say who reads an answer', request: { params: one, body: body(z.object({ judges: z.boolean('Say whether judges read it.'), blindSafe: z.boolean().default(false) })) },
  responses: { 200: versioned(Asked, 'As it stands now'), ...refusals },
});
const readOwn = route({ ...team, method: 'get', path: '/api/v1/entries/{entryId}/clarifications', request: { params: z.object({ entryId: idOf('entry') }) }, responses: { 200: json(z.object({ items: z.array(Own) }), 'What the agency asked about the entry, the newest first'), ...refusals } });
const reply = route({
  ...team, ifMatch: true, method: 'put', path: '/api/v1/entries/{entryId}/clarifications/{id}', summary: 'Answer the agency about an entry',
  request: { params: z.object({ entryId: idOf('entry'), id: idOf('clarification') }), body: body(z.object({ text: paragraphs().min(2, 'Write an answer.').max(6000, 'Use at most 6,000 characters.') })) },
  responses: { 200: versioned(Own, 'The answer is with the agency'), ...refusals },
});

export const clarificationRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(list, async (c) => {
      const { challengeId } = c.req.valid('param');
      const { state: wanted, cursor } = c.req.valid('query');
      const caller = c.get('caller');
      const bound = `clarifications ${challengeId} ${wanted} ${caller.person?.id}`;
      const { items, next } = await listClarifications(ports, caller, { challengeId, state: wanted, after: cursors.open(cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(read, async (c) => c.json(await readClarifications(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(ask, async (c) => c.json(await askClarification(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(withdraw, async (c) => c.json(await withdrawClarification(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version') }), 200))
    .openapi(file, async (c) => c.json(await fileClarification(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200))
    .openapi(readOwn, async (c) => c.json({ items: await readOwnClarifications(ports, c.get('caller'), c.req.valid('param').entryId) }, 200))
    .openapi(reply, async (c) => c.json(await answerClarification(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json'), version: c.get('version') }), 200));
