import { api, read } from '#lib/api.ts';
import { comesNext } from '#lib/follow-words.ts';
import { homeOf, tell } from '#lib/task-words.ts';
import { momentWords, spanWords } from '../../../../../functions/domain/moment.ts';
import type { PageServerLoad, RequestEvent } from './$types';

const week = 7 * 86_400_000;

/** What waits for every moderator alike, as far as a page of each queue shows. */
const queueOf = async (event: Pick<RequestEvent, 'fetch' | 'url'>) => {
  const [people, visitors, site, comments] = await Promise.all([
    ...(['people', 'visitors', 'site'] as const).map(async (from) => read(event, api(event).atlas.suggestions.$get({ query: { from } }))), read(event, api(event).voice['comment-desk'].$get({ query: { which: 'waiting' } })),
  ]);
  const many = (pages: ({ items: unknown[]; next?: string | undefined } | undefined)[]) => ({ n: pages.reduce((sum, one) => sum + (one?.items.length ?? 0), 0), more: pages.some((one) => one?.next) });
  const task = (key: string, title: string, href: string, { n, more }: { n: number; more: boolean }, one: string, several: string) => (n === 0 ? [] : [{ key, title, agencyName: '', told: { what: n === 1 ? one : `${n}${more ? ' or more' : ''} ${several}`, href, more: 'Any moderator can take them.', due: '' } }]);
  return [...task('suggestions', 'The atlas', '/moderate', many([people, visitors, site]), 'One suggestion waits', 'suggestions wait'), ...task('comments', 'Comments', '/moderate/comments', many([comments]), 'One reported comment waits', 'reported comments wait')];
};

/** The list in words, on the server: pages need no calendar of their own. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const { community } = api(event);
  const [{ at, items }, follows, { groups, homes }, places, credentials] = await Promise.all([
    read(event, api(event).accounts.me.work.$get()),
    read(event, api(event).challenges.follows.$get({ query: {} })),
    read(event, community.groups.own.$get()),
    read(event, community.events.own.$get()),
    read(event, api(event).results['own-credentials'].$get({ query: {} })),
  ]);
  const followed = follows.items.flatMap(({ challenge, stage }) => {
    if (!challenge || !stage) return [];
    const { slug, title, agencyName, zone, phases } = challenge;
    const next = comesNext(stage, phases, at);
    return [{ slug, title, agencyName, stage, next: next && { ...next, on: momentWords(next.at, zone) } }];
  });
  const tasks = items.map((task) => {
    const { dueAt, challenge } = task;
    const ahead = dueAt !== undefined && dueAt > at;
    const due = dueAt && { on: momentWords(dueAt, challenge.zone), at: dueAt, in: ahead ? `In ${spanWords(at, dueAt)}` : 'Past due', soon: Date.parse(dueAt) - Date.parse(at) < week };
    const told = tell(task, me.email);
    return { key: `${task.kind} ${challenge.id} ${task.id ?? ''}`, mine: task.mine, finished: task.finished === true, title: challenge.title, home: homeOf(task, told), agencyName: challenge.agencyName, due: due || undefined, told };
  });
  const seats = places.items.filter((one) => one.event.endsAt > at).toReversed();
  const events = { some: places.items.length > 0 || homes.agencies.length > 0 || groups.some(({ chair, ended }) => chair && !ended), next: seats.slice(0, 3) };
  const offers = credentials.items.filter(({ status }) => status === 'offered').map(({ id, kind, agencyName }) => ({ key: id, title: kind.name, agencyName, told: { what: 'Accept or decline the credential', href: `/me/credentials/${id}`, more: 'It is offered to you.', due: '' } }));
  const queue = me.moderator ? await queueOf(event) : [];
  const gives = new Set(me.agencies.filter(({ roles }) => roles.includes('manager')).map(({ agencyId }) => agencyId));
  return { offices: homes.agencies.filter(({ id }) => gives.has(id)), groups, events, followed, follows: follows.items.length > 0, mine: [...tasks.filter((task) => task.mine), ...offers, ...queue], waiting: tasks.filter((task) => !task.mine && !task.finished), finished: tasks.filter((task) => task.finished).toReversed() };
};
