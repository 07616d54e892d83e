import { collectionsForms } from '../../../../../../functions/domain/library/library-forms.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { aboutFile, formOf, listFile, pagesOf } from '#lib/server/library-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const form = formOf(event.params.form);
  const { items, next } = await pagesOf(event.url.searchParams.get('cursor') ?? undefined, (cursor) => read(event, api(event).library.collections.$get({ query: { cursor } })));
  keepUntil(event);
  const about = aboutFile(event, { title: 'Collections', page: '/library/collections' }, next);
  return listFile(collectionsForms[form](items, about), form, 'collections', about);
};
