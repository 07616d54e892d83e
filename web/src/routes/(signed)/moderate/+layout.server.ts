import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** To anybody else these pages are not there; what they show is refused by the API all the same. */
export const load: LayoutServerLoad = async ({ parent }) => {
  const { me } = await parent();
  if (!me.moderator) error(404, { message: 'There is no such page.' });
};
