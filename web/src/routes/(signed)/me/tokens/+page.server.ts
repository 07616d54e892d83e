import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { tokenScopes } from '../../../../../../functions/domain/people/token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).accounts.tokens.$get());
  return { tokens: items, now: event.platform!.now(), key: newKey() };
};

export const actions: Actions = {
  make: async (event) => {
    const form = await event.request.formData();
    const asked = { name: String(form.get('name') ?? ''), scopes: tokenScopes.filter((scope) => form.getAll('scopes').includes(scope)), days: Number(form.get('days')) as 30 | 90 | 365 };
    const done = await attempt(event, api(event).accounts.tokens.$post({ json: asked }, { headers: once(form) }));
    return done.ok ? { secret: done.value.secret, name: done.value.name } : refuse(done.problem, asked);
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.tokens[':tokenId'].$delete({ param: { tokenId: String(form.get('token')) } }));
    return done.ok ? { revoked: true } : refuse(done.problem);
  },
};
