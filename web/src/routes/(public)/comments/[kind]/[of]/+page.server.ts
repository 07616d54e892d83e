import { error } from '@sveltejs/kit';
import { commentKinds } from '../../../../../../../functions/domain/voice/comment-words.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { kind: asked, of } = event.params;
  const kind = commentKinds.find((one) => one === asked);
  if (!kind) error(404, { message: 'There is no such page.' });
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const thread = await read(event, api(event).voice['comment-threads'][':kind'][':of'].$get({ param: { kind, of }, query: { cursor } }));
  keepUntil(event);
  return { kind, thread, further: cursor !== undefined };
};
