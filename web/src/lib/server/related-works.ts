import type { RequestEvent } from '@sveltejs/kit';
import { api, read } from '../api.ts';

type Event = Pick<RequestEvent, 'fetch' | 'url'>;

/** What the library holds about something, by its id: the first page. */
export const relatedWorks = async (event: Event, whose: string) => (await read(event, api(event).library.publications.related[':whose'].$get({ param: { whose }, query: {} }))).items;

export const holdingCollections = async (event: Event, whose: string) => (await read(event, api(event).library.collections.holding[':whose'].$get({ param: { whose }, query: {} }))).items;

/** Works about something, and the collections that hold it. */
export const inLibrary = async (event: Event, whose: string) => {
  const [works, collections] = await Promise.all([relatedWorks(event, whose), holdingCollections(event, whose)]);
  return { works, collections };
};
