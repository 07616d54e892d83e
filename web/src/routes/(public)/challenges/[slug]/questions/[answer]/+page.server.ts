import { api, read } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { slug, answer: answerId } = event.params;
  const { current, items, next } = await read(event, api(event).voice.questions[':slug'].answers[':answerId'].$get({ param: { slug, answerId }, query: cursor ? { cursor } : {} }));
  const withHtml = <T extends { answer: string }>(one: T, under: number) => ({ ...one, html: markdown(one.answer, { under }) });
  return { current: withHtml(current, 3), earlier: items.filter(({ version }) => version !== current.version).map((one) => withHtml(one, 4)), next, further: cursor !== undefined };
};
