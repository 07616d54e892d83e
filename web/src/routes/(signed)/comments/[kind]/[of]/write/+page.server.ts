import { error } from '@sveltejs/kit';
import { commentKinds } from '../../../../../../../../functions/domain/voice/comment-words.ts';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const which = ({ params }: Pick<RequestEvent, 'params'>) => {
  const kind = commentKinds.find((one) => one === params.kind);
  if (!kind) error(404, { message: 'There is no such page.' });
  return { kind, of: params.of };
};

export const load: PageServerLoad = async (event) => {
  const param = which(event);
  const { about, closed } = await read(event, api(event).voice['comment-threads'][':kind'][':of'].$get({ param, query: {} }));
  return { kind: param.kind, about, closed, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = String(form.get('text') ?? '');
    const done = await attempt(event, api(event).voice['comment-threads'][':kind'][':of'].$post({ param: which(event), json: { text } }, { headers: once(form) }));
    return done.ok ? { posted: done.value.id } : refuse(done.problem, { text });
  },
};
