import { api, read } from '#lib/api.ts';
import { fileOf } from '#lib/server/event-files.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { pagesOf } from '#lib/server/library-files.ts';
import { writeCsv } from '../../../../../functions/domain/words/csv.ts';
import type { RequestHandler } from './$types';

/** Every group, as a table. */
export const GET: RequestHandler = async (event) => {
  const { items } = await pagesOf(undefined, (cursor) => read(event, api(event).community.groups.$get({ query: { cursor } })));
  keepUntil(event);
  return fileOf(writeCsv([['id', 'name', 'purpose', 'page'], ...items.map(({ id, name, purpose }) => [id, name, purpose, `${event.url.origin}/groups/${id}`])]), 'text/csv; charset=utf-8', 'groups.csv');
};
