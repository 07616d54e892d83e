import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { closings, commentKinds, commentStates, mostCharacters, reportReasons } from '../../domain/voice/comment-words.ts';
import { paragraphs } from '../../domain/words/one-line.ts';
import { answerHiding, deleteComment, editComment, postComment, readComment, readOwnComments, reportComment } from '../../use-cases/person/write-comment.ts';
import { readComments } from '../../use-cases/public/read-comments.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { saidIn } from '../said-in.ts';

const which = z.object({ kind: z.enum(commentKinds), of: z.string().max(160).describe('The id; of an entry of a gallery, the challenge’s address name and the entry’s code with a dot between') });
const one = z.object({ commentId: idOf('comment') });
const Written = z.object({ text: saidIn({ most: mostCharacters }) });
const About = z.object({ title: z.string(), page: z.string(), of: z.string() });
const state = z.enum(commentStates);
const Shown = z.object({ id: z.string(), state, by: z.string().optional(), as: z.string().optional().describe('Moderator, or the agency whose page it is: what the author spoke as'), text: z.string().optional(), reason: z.string().optional().describe('Why a moderator hid it'), at: z.string(), editedAt: z.string().optional() });
const Thread = page(Shown).extend({ about: About, closed: z.enum(closings).optional().describe('Why nobody can write now') });
const count = z.number().int();
const Own = z.object({
  id: z.string(), state, own: z.boolean(), by: z.string(), text: z.string(), at: z.string(), editedAt: z.string().optional(), about: About.extend({ kind: z.enum(commentKinds) }).optional(), edition: count, version: count,
  editableUntil: z.string().optional(), reason: z.string().optional(), answer: z.string().optional(), answerable: z.boolean(), reported: z.boolean().describe('Whether you reported it'),
});
const Mine = page(Own.pick({ id: true, state: true, text: true, at: true, editedAt: true, about: true, editableUntil: true, reason: true, answer: true, answerable: true }));
const Changed = z.object({ id: z.string(), edition: count, version: count });
const base = { area: 'voice' } as const;
const own = { ...base, who: ['person'], ifMatch: true } as const;

const getThread = route({ ...base, who: ['anyone'], method: 'get', path: '/api/v1/comment-threads/{kind}/{of}', request: { params: which, query: paging }, responses: { 200: json(Thread, 'Comments on one public thing, oldest first; what is hidden or deleted leaves a trace'), ...refusals } });
const postOne = route({
  ...base, who: ['person'], method: 'post', path: '/api/v1/comment-threads/{kind}/{of}', summary: 'Write a comment', request: { params: which, body: body(Written) },
  responses: { 201: json(z.object({ id: z.string(), at: z.string() }), 'Everybody reads it, in plain text'), ...refusals },
});
const listOwn = route({ ...base, who: ['person'], method: 'get', path: '/api/v1/comments', request: { query: paging }, responses: { 200: json(Mine, 'What the caller wrote, newest first'), ...refusals } });
const getOne = route({ ...base, who: ['person'], method: 'get', path: '/api/v1/comments/{commentId}', request: { params: one }, responses: { 200: versioned(Own, 'One comment, with what you can do about it'), ...refusals } });
const putOne = route({ ...own, method: 'put', path: '/api/v1/comments/{commentId}', summary: 'Change one’s own comment', request: { params: one, body: body(Written) }, responses: { 200: versioned(Changed, 'Changed; it says that it was'), ...refusals } });
const postDelete = route({ ...own, method: 'post', path: '/api/v1/comments/{commentId}/delete', summary: 'Delete one’s own comment', request: { params: one }, responses: { 200: versioned(Changed, 'Its words are gone; that there was a comment stays'), ...refusals } });
const postAnswer = route({
  ...own, method: 'post', path: '/api/v1/comments/{commentId}/answer', summary: 'Answer that one’s own comment was hidden', request: { params: one, body: body(z.object({ text: saidIn({ most: 1000 }) })) },
  responses: { 200: versioned(Changed, 'A moderator reads it'), ...refusals },
});
const postReport = route({
  ...base, who: ['person'], method: 'post', path: '/api/v1/comments/{commentId}/report', summary: 'Report a comment, once',
  request: { params: one, body: body(z.object({ reason: z.enum(reportReasons, 'Choose a reason.'), note: paragraphs().max(300, 'Use at most 300 characters.').default('') })) },
  responses: { 200: json(z.object({ at: z.string() }), 'A moderator looks at it'), ...refusals },
});

export const commentRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getThread, async (c) => {
      const { kind, of } = c.req.valid('param');
      const bound = `comments on ${kind} ${of}`;
      const { next, ...thread } = await readComments(ports, c.get('caller'), { kind, of }, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ ...thread, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postOne, async (c) => c.json(await postComment(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json').text), 201))
    .openapi(listOwn, async (c) => {
      const bound = `comments of ${c.get('caller').person?.id}`;
      const { items, next } = await readOwnComments(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getOne, async (c) => {
      const comment = await readComment(ports, c.get('caller'), c.req.valid('param').commentId);
      return c.json({ ...comment, version: comment.edition }, 200);
    })
    .openapi(putOne, async (c) => c.json(await editComment(ports, c.get('caller'), c.req.valid('param').commentId, c.req.valid('json').text, c.get('version')), 200))
    .openapi(postDelete, async (c) => c.json(await deleteComment(ports, c.get('caller'), c.req.valid('param').commentId, c.get('version')), 200))
    .openapi(postAnswer, async (c) => c.json(await answerHiding(ports, c.get('caller'), c.req.valid('param').commentId, c.req.valid('json').text, c.get('version')), 200))
    .openapi(postReport, async (c) => c.json(await reportComment(ports, c.get('caller'), c.req.valid('param').commentId, c.req.valid('json')), 200));
