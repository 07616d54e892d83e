import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  keepUntil(event);
  return { status: await read(event, api(event).accounts.status.$get()) };
};
