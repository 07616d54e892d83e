import { error } from '@sveltejs/kit';
import { reportReasons } from '../../../../../../functions/domain/voice/comment-words.ts';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).voice.comments[':commentId'];
const param = ({ params }: Pick<RequestEvent, 'params'>) => ({ commentId: params.id });

export const load: PageServerLoad = async (event) => {
  if (!/^cmt_[0-9a-z]{21}$/.test(event.params.id)) error(404, { message: 'There is no such comment.' });
  const { value: comment, version } = await readVersioned(event, one(event).$get({ param: param(event) }));
  return { comment, version, key: newKey() };
};

const written = (act: 'edit' | 'answer', done: string) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const json = { text: String(form.get('text') ?? '') };
  const asked = { param: param(event), json };
  const headers = { headers: once(form, true) };
  const reply = await attempt(event, act === 'edit' ? one(event).$put(asked, headers) : one(event).answer.$post(asked, headers));
  return reply.ok ? { done } : refuse(reply.problem, { ...json, act });
};

export const actions: Actions = {
  edit: written('edit', 'Your comment was changed.'),
  answer: written('answer', 'Your answer was received. You hear what was decided.'),
  delete: async (event) => {
    const form = await event.request.formData();
    const reply = await attempt(event, one(event).delete.$post({ param: param(event) }, { headers: once(form, true) }));
    return reply.ok ? { done: 'Your comment was deleted.' } : refuse(reply.problem);
  },
  report: async (event) => {
    const form = await event.request.formData();
    const note = String(form.get('note') ?? '');
    const asked = String(form.get('reason') ?? '');
    const reason = reportReasons.find((word) => word === asked);
    if (!reason) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'reason', message: 'Choose a reason.' }] }, { note });
    const reply = await attempt(event, one(event).report.$post({ param: param(event), json: { reason, note } }, { headers: once(form) }));
    return reply.ok ? { done: 'Thank you. A moderator looks at it.' } : refuse(reply.problem, { note, reason });
  },
};
