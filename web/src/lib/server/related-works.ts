import type { RequestEvent } from '@sveltejs/kit';
import { api, read } from '../api.ts';

/** What the library holds about something, by its id: the first page. */
export const relatedWorks = async (event: Pick<RequestEvent, 'fetch' | 'url'>, whose: string) => (await read(event, api(event).library.publications.related[':whose'].$get({ param: { whose }, query: {} }))).items;
