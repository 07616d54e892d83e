import type { Action, RequestEvent } from '@sveltejs/kit';
import { api, attempt, once, refuse, type Problem } from '#lib/api.ts';

/** Which list of a desk an address asks for. */
export const askedOfDesk = ({ searchParams }: URL) => ({ which: searchParams.get('which') === 'hidden' ? ('hidden' as const) : ('waiting' as const), cursor: searchParams.get('cursor') ?? undefined });

/** Faults stand at the field of the comment that they are about. */
const atComment = (problem: Problem, id: string): Problem => (problem.errors ? { ...problem, errors: problem.errors.map(({ field, message }) => ({ field: field === 'reason' ? `reason-${id}` : field, message })) } : problem);

const decide = (act: 'hide' | 'show', done: string): Action => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const [commentId, reason] = [String(form.get('id') ?? ''), String(form.get('reason') ?? '')];
  const desk = api(event).voice['comment-desk'][':commentId'];
  const headers = { headers: once(form, true) };
  const reply = await attempt(event, act === 'hide' ? desk.hide.$post({ param: { commentId }, json: { reason } }, headers) : desk.show.$post({ param: { commentId } }, headers));
  return reply.ok ? { done } : refuse(atComment(reply.problem, commentId), { id: commentId, reason });
};

/** What a moderator decides about one comment, the same on both desks. */
export const decisions = { hide: decide('hide', 'The comment is hidden. Its author gets a letter.'), show: decide('show', 'Everybody reads the comment.') };
