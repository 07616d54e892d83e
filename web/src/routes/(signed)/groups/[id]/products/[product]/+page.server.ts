import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { typedIn } from '#lib/server/event-form.ts';
import { productIn } from '#lib/server/product-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const group = api(event).community.groups[':groupId'];
  const desk = await read(event, group.desk.$get({ param }));
  if (desk.ended) error(404, { message: 'This group has ended. Its work products stay as they are.' });
  const { value, version } = await readVersioned(event, group.products[':productId'].$get({ param: { ...param, productId: event.params.product } }));
  const { title, kind, url, edition, date, authors } = value;
  return { group: { id: desk.id, name: desk.name }, kept: { title, kind, url, edition, date, authors: authors.join('\n') }, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const { form, typed } = await typedIn(event);
    const param = { groupId: event.params.id, productId: event.params.product };
    const done = await attempt(event, api(event).community.groups[':groupId'].products[':productId'].$put({ param, json: productIn(typed) }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/groups/${event.params.id}#products`);
  },
};
