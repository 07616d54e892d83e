import * as z from 'zod';
import { actKinds } from '../../domain/act.ts';
import { standings } from '../../domain/group/powers.ts';
import { Writing, writingKinds, WritingWords } from '../../domain/group/writing.ts';
import { idOf } from '../../domain/id.ts';
import { reasonText } from '../../domain/words/one-line.ts';
import { changeWriting, readSpace, readSpaceLog, readWriting, readWritings, takeDown, write } from '../../use-cases/member/space.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = z.object({ groupId: idOf('group') });
const ofWriting = one.extend({ writingId: idOf('writing') });
const by = z.object({ by: z.string(), at: z.string() });
const Head = Writing.pick({ id: true, kind: true, title: true, at: true, version: true }).extend({ by: z.string(), changed: by.optional(), takenDown: by.extend({ reason: z.string() }).optional() });
const Whole = Head.extend({ text: z.string(), own: z.boolean().describe('You wrote it'), mayChange: z.boolean(), mayTakeDown: z.boolean() });
const Handle = Writing.pick({ id: true, version: true });
const Room = z.object({
  groupName: z.string(), ended: z.boolean(), standing: z.enum(standings),
  powers: z.array(z.object({ power: z.string(), words: z.string(), private: z.boolean(), by: z.record(z.enum(standings), z.boolean()) })),
});
const Line = z.object({ at: z.string(), kind: z.enum(actKinds), by: z.string(), writing: z.string().optional(), title: z.string().optional() });
const insiders = ['group-member', 'chair'] as const;

const getSpace = route({
  area: 'community', who: insiders, method: 'get', path: '/api/v1/groups/{groupId}/space',
  request: { params: one }, responses: { 200: json(Room, 'The private space: who may do what, by the rules that hold'), ...refusals },
});
const getWritings = route({
  area: 'community', who: insiders, method: 'get', path: '/api/v1/groups/{groupId}/space/writings',
  request: { params: one, query: paging.extend({ kind: z.enum(writingKinds).default('post') }) }, responses: { 200: json(page(Head), 'Posts or documents, newest first. The reading is logged.'), ...refusals },
});
const postWriting = route({
  area: 'community', who: insiders, method: 'post', path: '/api/v1/groups/{groupId}/space/writings', summary: 'Write a post or a document',
  request: { params: one, body: body(WritingWords.extend({ kind: z.enum(writingKinds) })) }, responses: { 201: json(Handle, 'Where it is'), ...refusals },
});
const getWriting = route({
  area: 'community', who: insiders, method: 'get', path: '/api/v1/groups/{groupId}/space/writings/{writingId}',
  request: { params: ofWriting }, responses: { 200: versioned(Whole, 'A post or document. The reading is logged.'), ...refusals },
});
const putWriting = route({
  ifMatch: true, area: 'community', who: insiders, method: 'put', path: '/api/v1/groups/{groupId}/space/writings/{writingId}', summary: 'Change one’s post, or a document',
  request: { params: ofWriting, body: body(WritingWords) }, responses: { 200: versioned(Handle, 'Changed'), ...refusals },
});
const postTakeDown = route({
  ifMatch: true, area: 'community', who: insiders, method: 'post', path: '/api/v1/groups/{groupId}/space/writings/{writingId}/take-down', summary: 'Take down what was written',
  request: { params: ofWriting, body: body(z.object({ reason: reasonText().max(300, 'Use at most 300 characters.').default('').describe('Needed for what somebody else wrote') })) }, responses: { 200: versioned(Handle, 'Its words are gone'), ...refusals },
});
const getLog = route({
  area: 'community', who: insiders, method: 'get', path: '/api/v1/groups/{groupId}/space/log',
  request: { params: one, query: paging }, responses: { 200: json(page(Line), 'Who read and wrote what, newest first'), ...refusals },
});

export const groupSpaceRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getSpace, async (c) => c.json(await readSpace(ports, c.get('caller'), c.req.valid('param').groupId), 200))
    .openapi(getWritings, async (c) => {
      const [{ groupId }, { kind, cursor }] = [c.req.valid('param'), c.req.valid('query')];
      const bound = `${kind}s in ${groupId} for ${c.get('caller').person?.id}`;
      const { items, next } = await readWritings(ports, c.get('caller'), groupId, kind, cursors.open(cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postWriting, async (c) => c.json(await write(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('json')), 201))
    .openapi(getWriting, async (c) => c.json(await readWriting(ports, c.get('caller'), c.req.valid('param').groupId, c.req.valid('param').writingId), 200))
    .openapi(putWriting, async (c) => c.json(await changeWriting(ports, c.get('caller'), c.req.valid('param').groupId, { id: c.req.valid('param').writingId, version: c.get('version'), words: c.req.valid('json') }), 200))
    .openapi(postTakeDown, async (c) => c.json(await takeDown(ports, c.get('caller'), c.req.valid('param').groupId, { id: c.req.valid('param').writingId, version: c.get('version'), ...c.req.valid('json') }), 200))
    .openapi(getLog, async (c) => {
      const { groupId } = c.req.valid('param');
      const bound = `log of ${groupId} for ${c.get('caller').person?.id}`;
      const { items, next } = await readSpaceLog(ports, c.get('caller'), groupId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    });
