import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { callHtml } from '#lib/server/call-html.ts';
import type { Actions, PageServerLoad } from './$types';

const param = (event: { params: { call: string } }) => ({ param: { id: event.params.call } });

export const load: PageServerLoad = async (event) => {
  const [{ sections }, links] = await Promise.all([
    read(event, api(event).challenges.calls[':id'].draft.$get(param(event))),
    read(event, api(event).challenges.calls[':id']['preview-links'].$get(param(event))),
  ]);
  return { sections, html: callHtml(sections), part: event.url.searchParams.get('part') ?? '', links: links.items, now: event.platform!.now(), key: newKey() };
};

export const actions: Actions = {
  share: async (event) => {
    const form = await event.request.formData();
    const wanted = { note: String(form.get('note') ?? ''), days: Number(form.get('days')) as 1 | 7 | 14 | 30 };
    const done = await attempt(event, api(event).challenges.calls[':id']['preview-links'].$post({ ...param(event), json: wanted }, { headers: once(form) }));
    return done.ok ? { address: done.value.address, until: done.value.expiresAt } : refuse(done.problem, wanted);
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const linkId = String(form.get('link') ?? '');
    const done = await attempt(event, api(event).challenges.calls[':id']['preview-links'][':linkId'].$delete({ param: { id: event.params.call, linkId } }));
    return done.ok ? { revoked: true } : refuse(done.problem);
  },
};
