import { momentWords } from '../../../../../../functions/domain/moment.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
type Entry = { id: string; title: string; at: string; href: string };
const entryOf = ({ id, title, at, href }: Entry) => `  <entry><id>${escaped(id)}</id><title>${escaped(title)}</title><updated>${at}</updated><link href="${escaped(href)}"/></entry>`;

/** What anybody may read of a group as it comes: calls, work products and versions of the charter. */
export const GET: RequestHandler = async (event) => {
  const param = { groupId: event.params.id };
  const { groups, events } = api(event).community;
  const whose = param.groupId;
  const [group, products, charters, coming, past] = await Promise.all([
    read(event, groups[':groupId'].$get({ param })), read(event, groups[':groupId'].products.$get({ param, query: {} })), read(event, groups[':groupId'].charters.$get({ param, query: {} })),
    read(event, events.$get({ query: { when: 'coming', whose } })), read(event, events.$get({ query: { when: 'past', whose } })),
  ]);
  const home = `${event.url.origin}/groups/${group.id}`;
  const entries: Entry[] = [
    ...products.items.map(({ id, title, addedAt, url }) => ({ id: `${home}#${id}`, title, at: addedAt, href: url })),
    ...charters.items.map(({ n, at }) => ({ id: `${home}/charter#v${n}`, title: `Charter, version ${n}`, at, href: `${home}/charter#v${n}` })),
    ...[...coming.items, ...past.items].map(({ id, title, changedAt, startsAt, zone }) => ({ id: `${event.url.origin}/events/${id}`, title: `${title}: ${momentWords(startsAt, zone)}`, at: changedAt, href: `${event.url.origin}/events/${id}` })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  keepUntil(event, coming.items[0]?.endsAt);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', `  <id>${home}</id><title>${escaped(group.name)}</title><updated>${entries[0]?.at ?? group.createdAt}</updated>`,
    `  <author><name>${escaped(group.name)}</name></author><link href="${home}"/><link rel="self" href="${home}.atom"/>`, ...entries.map(entryOf), '</feed>', '',
  ];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
