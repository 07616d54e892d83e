import { api, attempt, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { challenges, follows } = api(event).challenges;
  const { challenge, stage, at } = await read(event, challenges[':slug'].$get({ param: { slug: event.params.slug }, query: {} }));
  const follow = await read(event, follows[':challengeId'].$get({ param: { challengeId: challenge.id } }));
  return { challenge, stage, follow, now: at };
};

const challengeId = async ({ request }: { request: Request }) => String((await request.formData()).get('challenge') ?? '');

export const actions: Actions = {
  follow: async (event) => {
    const done = await attempt(event, api(event).challenges.follows[':challengeId'].$put({ param: { challengeId: await challengeId(event) } }));
    return done.ok ? { following: true } : refuse(done.problem);
  },
  stop: async (event) => {
    const done = await attempt(event, api(event).challenges.follows[':challengeId'].$delete({ param: { challengeId: await challengeId(event) } }));
    return done.ok ? { following: false } : refuse(done.problem);
  },
};
