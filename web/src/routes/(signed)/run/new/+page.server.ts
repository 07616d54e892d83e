import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const starts = ['ledger-challenge', 'blank', 'listing', 'copy', 'next-stage'] as const;

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const managed = me.agencies.filter(({ roles }) => roles.includes('manager'));
  if (managed.length === 0) error(403, { message: 'Only a manager of an agency starts challenges. An operator can give you that role.' });
  const agencies = await Promise.all(
    managed.map(async ({ agencyId }) => {
      const [agency, { items }] = await Promise.all([
        read(event, api(event).challenges.agencies[':slug'].$get({ param: { slug: agencyId } })),
        read(event, api(event).challenges.calls.$get({ query: { agencyId } })),
      ]);
      return { id: agencyId, name: agency.name, past: items.map(({ challenge }) => ({ id: challenge.id, title: challenge.title })) };
    }),
  );
  const after = event.url.searchParams.get('after');
  const before = after ? (await read(event, api(event).challenges.calls[':id'].$get({ param: { id: after } }))).challenge : undefined;
  return { agencies, before: before && { id: before.id, title: before.title, agencyId: before.agencyId, agencyName: before.agencyName }, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { agencyId: String(form.get('agencyId') ?? ''), title: String(form.get('title') ?? '').trim(), from: String(form.get('from') ?? ''), copyOf: String(form.get('copyOf') ?? '') };
    const from = starts.find((start) => start === typed.from) ?? 'ledger-challenge';
    const wanted = { agencyId: typed.agencyId, title: typed.title, from, ...((from === 'copy' || from === 'next-stage') && typed.copyOf ? { copyOf: typed.copyOf } : {}) };
    const done = await attempt(event, api(event).challenges.calls.$post({ json: wanted }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/run/${done.value.id}/edit/general`);
  },
};
