import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { typedIn } from '#lib/server/event-form.ts';
import { linksIn } from '#lib/server/library-form.ts';
import type { LinkKind } from '../../../../../../../../functions/domain/library/library-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).library.collections[':collectionId'];

export const load: PageServerLoad = async (event) => {
  const { value: collection, version } = await readVersioned(event, one(event).desk.$get({ param: { collectionId: event.params.id } }));
  return { collection, version, key: newKey() };
};

type Item = { kind: LinkKind; id: string; note: string };
/** The rows of the form in their order, with what a button asked for: one up, one down, or taken out. */
const rowsIn = (form: FormData): Item[] => {
  const [kinds, ids, notes] = ['kind', 'id', 'note'].map((name) => form.getAll(name).map(String)) as [LinkKind[], string[], string[]];
  const rows = kinds.map((kind, i) => ({ kind, id: ids[i] ?? '', note: (notes[i] ?? '').trim() }));
  const [what, place] = String(form.get('_do') ?? '').split(' ');
  const at = Number(place);
  const row = rows[at];
  if (!what || !row) return rows;
  const rest = rows.filter((_, i) => i !== at);
  if (what === 'remove') return rest;
  return rest.toSpliced(what === 'up' ? Math.max(0, at - 1) : at + 1, 0, row);
};

export const actions: Actions = {
  default: async (event) => {
    const { form, typed } = await typedIn(event);
    const added = typed['address'] ? linksIn(typed['address']).map((link) => ({ ...link, note: typed['addedNote'] ?? '' })) : [];
    const json = { title: typed['title'] ?? '', about: typed['about'] ?? '', shown: typed['shown'] === 'on', items: [...rowsIn(form), ...added] };
    const done = await attempt(event, one(event).$put({ param: { collectionId: event.params.id }, json }, { headers: once(form, true) }));
    if (done.ok) return { done: json.shown ? 'Saved. Everybody reads it so.' : 'Saved. It is a draft: nobody else reads it.' };
    const place = { ...done.problem, errors: (done.problem.errors ?? []).map(({ field, message }) => ({ field: field === 'items' ? 'address' : field, message })) };
    return refuse(place, { ...typed, notes: form.getAll('note').map(String) });
  },
};
