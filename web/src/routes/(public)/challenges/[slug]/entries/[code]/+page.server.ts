import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { voice } = api(event);
  const of = `${event.params.slug}.${event.params.code}`;
  const [shown, thread] = await Promise.all([read(event, voice.galleries[':slug'].entries[':code'].$get({ param: event.params })), read(event, voice['comment-threads'][':kind'][':of'].$get({ param: { kind: 'entry', of }, query: {} }))]);
  return { ...shown, thread };
};
