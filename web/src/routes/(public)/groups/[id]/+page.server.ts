import type { EventCard } from '../../../../../../functions/domain/event/event.ts';
import { quarterBefore, quarterOf } from '../../../../../../functions/domain/group/quarter.ts';
import { api, read } from '#lib/api.ts';
import { eventsOf } from '#lib/server/events-of.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import { inLibrary } from '#lib/server/related-works.ts';
import type { PageServerLoad, RequestEvent } from './$types';

const mostQuarters = 8;

/** Quarters there is something to read of, the newest first. */
const quartersOf = (past: EventCard[], now: string, ended: boolean): string[] => {
  const held = past.map(({ startsAt }) => quarterOf(startsAt).name);
  const running = quarterOf(now);
  return [...new Set([...(ended ? [] : [running.name, quarterBefore(running).name]), ...held])].toSorted().toReversed().slice(0, mostQuarters);
};
const mostSeries = 5;
const seriesOf = (event: Pick<RequestEvent, 'fetch' | 'url'>, events: EventCard[]) =>
  Promise.all([...new Set(events.flatMap(({ seriesId }) => seriesId ?? []))].slice(0, mostSeries).map(async (seriesId) => {
    const { id, title } = await read(event, api(event).community['event-series'][':seriesId'].$get({ param: { seriesId } }));
    return { id, title };
  }));

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const { groups } = api(event).community;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [group, members, products, { all, ...events }, library] = await Promise.all([
    read(event, groups[':groupId'].$get({ param })),
    read(event, groups[':groupId']['named-members'].$get({ param, query: {} })),
    read(event, groups[':groupId'].products.$get({ param, query: { cursor } })),
    eventsOf(event, param.groupId),
    inLibrary(event, param.groupId),
  ]);
  const now = event.platform!.now();
  keepUntil(event, events.coming[0]?.endsAt);
  return {
    group, members, products, library, further: cursor !== undefined,
    events, series: await seriesOf(event, all),
    quarters: quartersOf(all.filter(({ endsAt, kind }) => endsAt <= now && kind === 'call'), now, group.ended !== undefined), charter: group.charter && markdown(group.charter.text, { under: 2 }),
  };
};
