import { api, read, type Problem } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [about, cursor] = [event.url.searchParams.get('about')?.trim() ?? '', event.url.searchParams.get('cursor') ?? undefined];
  const base = { about, acts: undefined, problem: undefined, first: cursor === undefined };
  if (!about) return base;
  const reply = await api(event).accounts.acts.$get({ query: { about, cursor } });
  if (reply.status === 404 || reply.status === 422) return { ...base, problem: (await reply.json()) as Problem };
  return { ...base, acts: await read(event, Promise.resolve(reply)) };
};
