import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const { groups } = api(event).community;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [group, charters] = await Promise.all([read(event, groups[':groupId'].$get({ param })), read(event, groups[':groupId'].charters.$get({ param, query: { cursor } }))]);
  keepUntil(event);
  return { group: { id: group.id, name: group.name }, versions: charters.items.map(({ text, ...version }) => ({ ...version, html: markdown(text, { under: 2 }) })), next: charters.next, further: cursor !== undefined };
};
