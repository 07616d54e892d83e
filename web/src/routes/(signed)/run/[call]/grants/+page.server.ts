import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const challengeId = event.params.call;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const holder = event.url.searchParams.get('to') ?? undefined;
  const grants = api(event).entries.grants[':challengeId'];
  const [{ items, next }, to] = await Promise.all([
    read(event, grants.$get({ param: { challengeId }, query: { cursor } })),
    holder ? read(event, grants.to[':holder'].$get({ param: { challengeId, holder } })) : undefined,
  ]);
  return { grants: items, next, first: cursor === undefined, to: to && { holder: holder!, ...to }, now: event.platform!.now(), key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { holder: text(form, 'holder'), until: text(form, 'until'), reason: text(form, 'reason'), sends: text(form, 'sends') };
    const json = { ...typed, sends: Number(typed.sends) };
    const done = await attempt(event, api(event).entries.grants[':challengeId'].$post({ param: { challengeId: event.params.call }, json }, { headers: once(form) }));
    return done.ok ? { given: done.value } : refuse(done.problem, typed);
  },
};
