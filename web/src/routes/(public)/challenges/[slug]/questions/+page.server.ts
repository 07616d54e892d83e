import { api, read } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, open, until, next } = await read(event, api(event).voice.questions[':slug'].$get({ param: { slug: event.params.slug }, query: cursor ? { cursor } : {} }));
  return { answers: items.map((one) => ({ ...one, html: markdown(one.answer, { under: 3 }) })), open, until, next, further: cursor !== undefined };
};
