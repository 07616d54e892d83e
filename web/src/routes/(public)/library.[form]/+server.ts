import { publicationForms } from '../../../../../functions/domain/library/library-forms.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { aboutFile, filtersIn, formOf, listFile, pagesOf } from '#lib/server/library-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const form = formOf(event.params.form);
  const { filter } = filtersIn(event.url);
  const { items, next } = await pagesOf(event.url.searchParams.get('cursor') ?? undefined, (cursor) => read(event, api(event).library.publications.$get({ query: { ...filter, cursor } })));
  keepUntil(event);
  const about = aboutFile(event, { title: 'Library', page: '/library' }, next);
  return listFile(publicationForms[form](items, about), form, 'library', about);
};
