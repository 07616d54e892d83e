import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

/** The agency, for whoever works there. To anybody else these pages are not there. */
export const load: LayoutServerLoad = async (event) => {
  const { me } = await event.parent();
  const roles = me.agencies.find(({ agencyId }) => agencyId === event.params.agency)?.roles;
  if (!roles) error(404, { message: 'There is no such agency among those you work for.' });
  const { id, slug, name } = await read(event, api(event).challenges.agencies[':slug'].$get({ param: { slug: event.params.agency } }));
  return { agency: { id, slug, name }, manages: roles.includes('manager') };
};
