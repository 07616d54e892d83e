import { redirect } from '@sveltejs/kit';
import type { WritingKind } from '../../../../../../../functions/domain/group/writing.ts';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const views = ['post', 'document', 'log', 'rules'] as const;
type View = (typeof views)[number];
const viewIn = (url: URL): View => views.find((view) => view === url.searchParams.get('show')) ?? 'post';

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const { space } = api(event).community.groups[':groupId'];
  const view = viewIn(event.url);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const room = await read(event, space.$get({ param }));
  const list = view === 'post' || view === 'document' ? await read(event, space.writings.$get({ param, query: { kind: view, cursor } })) : undefined;
  const log = view === 'log' ? await read(event, space.log.$get({ param, query: { cursor } })) : undefined;
  return { groupId: param.groupId, room, view, list, log, further: cursor !== undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { kind: String(form.get('kind') ?? 'post'), title: String(form.get('title') ?? ''), text: String(form.get('text') ?? '') };
    const json = { title: typed.title, text: typed.text, kind: (typed.kind === 'document' ? 'document' : 'post') as WritingKind };
    const done = await attempt(event, api(event).community.groups[':groupId'].space.writings.$post({ param: { groupId: event.params.id }, json }, { headers: once(form) }));
    return done.ok ? redirect(303, `/groups/${event.params.id}/space/${done.value.id}`) : refuse(done.problem, typed);
  },
};
