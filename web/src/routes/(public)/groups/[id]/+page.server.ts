import type { EventCard } from '../../../../../../functions/domain/event/event.ts';
import { quarterBefore, quarterOf } from '../../../../../../functions/domain/group/quarter.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

const mostShown = 5;
const mostQuarters = 8;

/** Quarters there is something to read of, the newest first. */
const quartersOf = (past: EventCard[], now: string, ended: boolean): string[] => {
  const held = past.map(({ startsAt }) => quarterOf(startsAt).name);
  const running = quarterOf(now);
  return [...new Set([...(ended ? [] : [running.name, quarterBefore(running).name]), ...held])].toSorted().toReversed().slice(0, mostQuarters);
};
const seriesOf = (events: EventCard[]) => [...new Map(events.flatMap(({ seriesId, title }) => (seriesId ? [[seriesId, title] as const] : [])))].map(([id, title]) => ({ id, title }));

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const { groups, events } = api(event).community;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const whose = param.groupId;
  const [group, members, products, coming, past] = await Promise.all([
    read(event, groups[':groupId'].$get({ param })),
    read(event, groups[':groupId']['named-members'].$get({ param, query: {} })),
    read(event, groups[':groupId'].products.$get({ param, query: { cursor } })),
    read(event, events.$get({ query: { when: 'coming', whose } })),
    read(event, events.$get({ query: { when: 'past', whose } })),
  ]);
  keepUntil(event, coming.items[0]?.endsAt);
  return {
    group, members, products, further: cursor !== undefined,
    coming: coming.items.slice(0, mostShown), past: past.items.slice(0, mostShown), more: coming.items.length > mostShown || past.items.length > mostShown, series: seriesOf([...coming.items, ...past.items]),
    quarters: quartersOf(past.items, event.platform!.now(), group.ended !== undefined), charter: group.charter && markdown(group.charter.text, { under: 2 }),
  };
};
