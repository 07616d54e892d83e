import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { commentStates, reportReasons } from '../../domain/voice/comment-words.ts';
import { reasonLine } from '../../domain/words/one-line.ts';
import { commentQueues } from '../../ports/comments.ts';
import { openComments, readCommentSettings } from '../../use-cases/agency/voice/close-comments.ts';
import { hideComment, readCommentDesk, readGalleryComments, showComment } from '../../use-cases/moderator/decide-comment.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const one = { params: z.object({ commentId: idOf('comment') }) };
const ofChallenge = { params: z.object({ challengeId: idOf('challenge') }) };
const asked = paging.extend({ which: z.enum(commentQueues).default('waiting') });
const count = z.number().int();
const Case = z.object({
  id: z.string(), state: z.enum(commentStates), by: z.string(), own: z.boolean(), text: z.string(), at: z.string(), about: z.object({ title: z.string(), page: z.string() }).optional(),
  reports: z.array(z.object({ reason: z.enum(reportReasons), note: z.string(), at: z.string() })).describe('Without who reported'), hidden: z.object({ at: z.string(), reason: z.string() }).optional(),
  answer: z.object({ at: z.string(), text: z.string() }).optional(), version: count,
});
const Decided = z.object({ id: z.string(), state: z.enum(commentStates), version: count });
const Settings = z.object({ open: z.boolean(), version: count });
const because = reasonLine().min(10, 'Give the reason in at least 10 characters. Everybody reads it.').max(300, 'Use at most 300 characters.');
const base = { area: 'voice' } as const;
const deciding = { ...base, ifMatch: true, who: ['moderator', 'manager'] } as const;

const getDesk = route({ ...base, who: ['moderator'], method: 'get', path: '/api/v1/comment-desk', request: { query: asked }, responses: { 200: json(page(Case), 'Comments that were reported or answered, longest waiting first, or those that are hidden'), ...refusals } });
const getOfGallery = route({
  ...base, who: ['manager'], method: 'get', path: '/api/v1/comment-settings/{challengeId}/desk', request: { ...ofChallenge, query: asked },
  responses: { 200: json(page(Case), 'The same of the gallery of one challenge'), ...refusals },
});
const postHide = route({
  ...deciding, method: 'post', path: '/api/v1/comment-desk/{commentId}/hide', summary: 'Hide a comment, with a reason that everybody reads', request: { ...one, body: body(z.object({ reason: because })) },
  responses: { 200: versioned(Decided, 'Hidden, and its author hears why'), ...refusals },
});
const postShow = route({ ...deciding, method: 'post', path: '/api/v1/comment-desk/{commentId}/show', summary: 'Leave a comment standing, or bring it back', request: one, responses: { 200: versioned(Decided, 'Everybody reads it'), ...refusals } });
const getSettings = route({ ...base, who: ['manager'], method: 'get', path: '/api/v1/comment-settings/{challengeId}', request: ofChallenge, responses: { 200: versioned(Settings, 'Whether people can comment'), ...refusals } });
const putSettings = route({
  ...base, ifMatch: true, who: ['manager'], method: 'put', path: '/api/v1/comment-settings/{challengeId}', summary: 'Close comments on the entries and events of a challenge, or open them', request: { ...ofChallenge, body: body(Settings.pick({ open: true })) },
  responses: { 200: versioned(Settings, 'As was said; what stands stays'), ...refusals },
});

export const commentDeskRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getDesk, async (c) => {
      const { cursor, which } = c.req.valid('query');
      const bound = `comments ${which}`;
      const { items, next } = await readCommentDesk(ports, c.get('caller'), which, cursors.open(cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getOfGallery, async (c) => {
      const [{ challengeId }, { cursor, which }] = [c.req.valid('param'), c.req.valid('query')];
      const bound = `comments ${which} of ${challengeId}`;
      const { items, next } = await readGalleryComments(ports, c.get('caller'), challengeId, which, cursors.open(cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postHide, async (c) => c.json(await hideComment(ports, c.get('caller'), c.req.valid('param').commentId, c.req.valid('json').reason, c.get('version')), 200))
    .openapi(postShow, async (c) => c.json(await showComment(ports, c.get('caller'), c.req.valid('param').commentId, c.get('version')), 200))
    .openapi(getSettings, async (c) => c.json(await readCommentSettings(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putSettings, async (c) => c.json(await openComments(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json').open, c.get('version')), 200));
