import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { events } = api(event).community;
  const [own, offered, hosts] = await Promise.all([read(event, events.own.$get()), read(event, events['offered-talks'].$get()), read(event, events.hosts.$get())]);
  const hosted = await Promise.all(hosts.items.map(async ({ host, name }) => {
    const hostId = host.kind === 'agency' ? host.agencyId : host.groupId;
    return { hostId, name, items: (await read(event, events.hosted[':hostId'].$get({ param: { hostId }, query: {} }))).items };
  }));
  const now = event.platform?.now() ?? new Date().toISOString();
  const coming = own.items.filter((one) => one.event.endsAt > now).toReversed();
  return { coming, past: own.items.filter((one) => one.event.endsAt <= now), offered: offered.items, hosted };
};
