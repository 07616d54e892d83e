import type { GroupLink } from '../../../../../../../functions/domain/group/group.ts';
import { api, attempt, newKey, once, read, readVersioned, refuse, type Attempt } from '#lib/api.ts';
import { productIn } from '#lib/server/product-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Asking = Pick<RequestEvent, 'fetch' | 'url'>;
const group = (event: Asking) => api(event).community.groups[':groupId'];
const paramOf = (event: { params: { id: string } }) => ({ groupId: event.params.id });

export const load: PageServerLoad = async (event) => {
  const param = paramOf(event);
  const desk = await readVersioned(event, group(event).desk.$get({ param }));
  const [shown, members, requests, products] = await Promise.all([
    read(event, group(event).$get({ param })), read(event, group(event).members.$get({ param })), read(event, group(event).requests.$get({ param, query: {} })), read(event, group(event).products.$get({ param, query: {} })),
  ]);
  return { desk: desk.value, version: desk.version, charter: shown.charter?.text ?? '', members: members.items, requests: requests.items, products: products.items, key: newKey() };
};

const typedIn = (form: FormData): Record<string, string> => Object.fromEntries([...new Set(form.keys())].filter((name) => !name.startsWith('_')).map((name) => [name, String(form.get(name) ?? '').trim()]));
const said = (done: Attempt<unknown>, words: string, typed: Record<string, string> = {}) => (done.ok ? { done: words } : refuse(done.problem, typed));
/** A page of the atlas or of a challenge, by its address, one a line. */
const linksIn = (text: string): Pick<GroupLink, 'kind' | 'id'>[] =>
  text.split(/\s+/).filter(Boolean).map((line) => {
    const [id = line, kind] = line.split(/[?#]/)[0]!.split('/').filter(Boolean).toReversed();
    return { kind: kind === 'atlas' || id.startsWith('lst_') ? 'listing' : 'challenge', id };
  });

export const actions: Actions = {
  words: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const json = { name: typed['name'] ?? '', purpose: typed['purpose'] ?? '', joining: typed['joining'] === 'open' ? ('open' as const) : ('approval' as const), website: typed['website'] || undefined, links: linksIn(typed['links'] ?? '') };
    return said(await attempt(event, group(event).$put({ param: paramOf(event), json }, { headers: once(form, true) })), 'Saved.', typed);
  },
  charter: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    return said(await attempt(event, group(event).charter.$put({ param: paramOf(event), json: { text: typed['text'] ?? '', note: typed['note'] ?? '' } }, { headers: once(form, true) })), 'A new version of the charter is on the group’s page.', typed);
  },
  product: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    return said(await attempt(event, group(event).products.$post({ param: paramOf(event), json: productIn(typed) }, { headers: once(form) })), 'Added.', typed);
  },
  admit: async (event) => {
    const form = await event.request.formData();
    return said(await attempt(event, group(event).requests[':personId'].admit.$post({ param: { ...paramOf(event), personId: String(form.get('personId')) } }, { headers: once(form) })), 'Admitted. They get a letter.');
  },
  refuse: async (event) => {
    const form = await event.request.formData();
    return said(await attempt(event, group(event).requests[':personId'].refuse.$post({ param: { ...paramOf(event), personId: String(form.get('personId')) } }, { headers: once(form) })), 'Refused. They get a letter.');
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const param = { ...paramOf(event), personId: typed['personId'] ?? '' };
    return said(await attempt(event, group(event).members[':personId'].remove.$post({ param, json: { reason: typed['reason'] ?? '' } }, { headers: once(form) })), 'Removed. They get a letter with the reason.', typed);
  },
  chairs: async (event) => {
    const form = await event.request.formData();
    return said(await attempt(event, group(event).chairs.$put({ param: paramOf(event), json: { chairs: form.getAll('chairs').map(String) } }, { headers: once(form, true) })), 'Saved.');
  },
  space: async (event) => {
    const form = await event.request.formData();
    return said(await attempt(event, group(event).space.$post({ param: paramOf(event) }, { headers: once(form, true) })), 'The private space is there, for members alone.');
  },
  end: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    return said(await attempt(event, group(event).end.$post({ param: paramOf(event), json: { reason: typed['reason'] ?? '' } }, { headers: once(form, true) })), 'The group has ended.', typed);
  },
};
