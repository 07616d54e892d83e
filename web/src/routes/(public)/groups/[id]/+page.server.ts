import { quarterBefore, quarterOf } from '../../../../../../functions/domain/group/quarter.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const { groups } = api(event).community;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [group, members, products] = await Promise.all([
    read(event, groups[':groupId'].$get({ param })),
    read(event, groups[':groupId']['named-members'].$get({ param, query: {} })),
    read(event, groups[':groupId'].products.$get({ param, query: { cursor } })),
  ]);
  keepUntil(event);
  const quarter = quarterOf(event.platform!.now());
  return { group, members, products, further: cursor !== undefined, quarters: [quarter.name, quarterBefore(quarter).name], charter: group.charter && markdown(group.charter.text, { under: 2 }) };
};
