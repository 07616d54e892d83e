import { quarterBefore, quarterNamed } from '../../../../../../../../functions/domain/group/quarter.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id: groupId, quarter } = event.params;
  const health = await read(event, api(event).community.groups[':groupId'].health[':quarter'].$get({ param: { groupId, quarter } }));
  keepUntil(event, health.report.to);
  return { ...health, before: quarterBefore(quarterNamed(quarter)!).name };
};
