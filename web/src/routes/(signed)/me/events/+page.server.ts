import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { events } = api(event).community;
  const [own, offered, hosts] = await Promise.all([read(event, events.own.$get()), read(event, events['offered-talks'].$get()), read(event, events.hosts.$get())]);
  const hosted = await Promise.all(hosts.items.map(async ({ host, name }) => {
    const hostId = host.kind === 'agency' ? host.agencyId : host.groupId;
    return { hostId, name, items: (await read(event, events.hosted[':hostId'].$get({ param: { hostId }, query: {} }))).items };
  }));
  return { own: own.items, offered: offered.items, hosted };
};
