import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { operator } = api(event).accounts;
  const [health, jobs] = await Promise.all([read(event, operator.health.$get()), read(event, operator.jobs.$get())]);
  return { health, waiting: jobs.items };
};
