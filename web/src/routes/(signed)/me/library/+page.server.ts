import { api, read } from '#lib/api.ts';
import { keeperId } from '#lib/server/own-keeper.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const keepers = api(event).library['library-keepers'];
  const { items } = await read(event, keepers.$get());
  const of = keepers[':keeperId'];
  return {
    kept: await Promise.all(items.map(async ({ keeper, name }) => {
      const id = keeperId(keeper);
      const asked = { param: { keeperId: id }, query: {} };
      const [works, collections] = await Promise.all([read(event, of.publications.$get(asked)), read(event, of.collections.$get(asked))]);
      return { id, name, works: works.items, collections: collections.items };
    })),
  };
};
