import { api, read } from '#lib/api.ts';
import { fileOf } from '#lib/server/event-files.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { pagesOf } from '#lib/server/library-files.ts';
import { writeCsv } from '../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

/** Who posts challenges here, as a table. */
export const GET: RequestHandler = async (event) => {
  const { items } = await pagesOf(undefined, (cursor) => read(event, api(event).challenges.agencies.$get({ query: cursor ? { cursor } : {} })));
  keepUntil(event);
  return fileOf(writeCsv([['id', 'name', 'acronym', 'website', 'since', 'page'], ...items.map(({ id, name, acronym, website, createdAt, slug }) => [id, name, acronym, website, createdAt, `${event.url.origin}/agencies/${slug}`])]), 'text/csv; charset=utf-8', 'agencies.csv');
};
