import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edits } = await read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: event.params.call } }));
  return { edits };
};
