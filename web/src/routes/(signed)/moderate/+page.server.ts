import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const queues = ['people', 'visitors', 'site'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const from = queues.find((queue) => queue === searchParams.get('from')) ?? 'people';
  const cursor = searchParams.get('cursor') ?? undefined;
  const [{ items, next }, ...others] = await Promise.all([
    read(event, api(event).atlas.suggestions.$get({ query: { from, cursor } })),
    ...queues.map(async (queue) => ({ queue, ...(await read(event, api(event).atlas.suggestions.$get({ query: { from: queue } }))) })),
  ]);
  const comments = await read(event, api(event).voice['comment-desk'].$get({ query: { which: 'waiting' } }));
  const many = ({ items: waiting, next: more }: { items: unknown[]; next?: string | undefined }) => `${waiting.length}${more ? ' or more' : ''}`;
  return { from, items, next, first: cursor === undefined, waiting: { ...Object.fromEntries(others.map((one) => [one.queue, many(one)])), comments: many(comments) } as Record<string, string> };
};
