import type { RequestEvent } from '@sveltejs/kit';
import { momentWords } from '../../../../functions/domain/moment.ts';
import type { Feed, FeedEntry } from '../../../../functions/domain/words/feed.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from './keep.ts';

/** What anybody may read of a group as it comes: calls, work products and versions of the charter. */
export const groupFeed = async (event: Pick<RequestEvent, 'fetch' | 'url' | 'platform' | 'setHeaders'>, groupId: string, form: string): Promise<Feed> => {
  const param = { groupId };
  const { groups, events } = api(event).community;
  const [group, products, charters, coming, past] = await Promise.all([
    read(event, groups[':groupId'].$get({ param })), read(event, groups[':groupId'].products.$get({ param, query: {} })), read(event, groups[':groupId'].charters.$get({ param, query: {} })),
    read(event, events.$get({ query: { when: 'coming', whose: groupId } })), read(event, events.$get({ query: { when: 'past', whose: groupId } })),
  ]);
  const home = `${event.url.origin}/groups/${group.id}`;
  const entries: FeedEntry[] = [
    ...products.items.map(({ id, title, addedAt, url }) => ({ id: `${home}#${id}`, title, updated: addedAt, page: url })),
    ...charters.items.map(({ n, at }) => ({ id: `${home}/charter#v${n}`, title: `Charter, version ${n}`, updated: at, page: `${home}/charter#v${n}` })),
    ...[...coming.items, ...past.items].map(({ id, title, changedAt, startsAt, zone }) => ({ id: `${event.url.origin}/events/${id}`, title: `${title}: ${momentWords(startsAt, zone)}`, updated: changedAt, page: `${event.url.origin}/events/${id}` })),
  ].toSorted((a, b) => b.updated.localeCompare(a.updated));
  keepUntil(event, coming.items[0]?.endsAt);
  return { id: home, title: group.name, updated: entries[0]?.updated ?? group.createdAt, author: group.name, page: home, self: `${home}.${form}`, entries };
};
