import { api, attempt, read, refuse } from '#lib/api.ts';
import { searchTarget } from '../../../../../../functions/domain/follow/followed-search.ts';
import type { Actions, PageServerLoad } from './$types';

const isOwn = (slug: string): boolean => slug.startsWith('search?') || /^(chl|lst|evt|ser|grp|agy|pub|col)_[0-9a-z]{21}$/.test(slug);

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { challenges, follows } = api(event).challenges;
  const named = isOwn(slug) ? slug : (await read(event, challenges[':slug'].$get({ param: { slug }, query: {} }))).challenge.id;
  const target = named.startsWith('search?') ? (searchTarget(new URLSearchParams(named.slice('search?'.length))) ?? named) : named;
  const { thing, ...follow } = await read(event, follows[':target'].$get({ param: { target: encodeURIComponent(target) } }));
  return { target, thing, follow };
};

const targetIn = async ({ request }: { request: Request }) => encodeURIComponent(String((await request.formData()).get('target') ?? ''));

export const actions: Actions = {
  follow: async (event) => {
    const done = await attempt(event, api(event).challenges.follows[':target'].$put({ param: { target: await targetIn(event) } }));
    return done.ok ? { following: true } : refuse(done.problem);
  },
  stop: async (event) => {
    const done = await attempt(event, api(event).challenges.follows[':target'].$delete({ param: { target: await targetIn(event) } }));
    return done.ok ? { following: false } : refuse(done.problem);
  },
};
