import { api, read } from '#lib/api.ts';
import { keeperId } from '#lib/server/own-keeper.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const keepers = api(event).library['library-keepers'];
  const { items } = await read(event, keepers.$get());
  const of = keepers[':keeperId'];
  const { searchParams } = event.url;
  const only = searchParams.get('keeper');
  const cursor = (only && searchParams.get('cursor')) || undefined;
  const wanted = items.map(({ keeper, name }) => ({ id: keeperId(keeper), name })).filter(({ id }) => !only || id === only);
  return {
    further: cursor !== undefined,
    discarded: searchParams.has('discarded'),
    kept: await Promise.all(wanted.map(async ({ id, name }) => {
      const param = { keeperId: id };
      const [works, collections] = await Promise.all([read(event, of.publications.$get({ param, query: { cursor } })), read(event, of.collections.$get({ param, query: {} }))]);
      return { id, name, works: works.items, next: works.next, collections: collections.items };
    })),
  };
};
