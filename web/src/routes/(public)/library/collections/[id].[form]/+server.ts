import { collectionForms } from '../../../../../../../functions/domain/library/library-forms.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { aboutFile, formOf, listFile } from '#lib/server/library-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const form = formOf(event.params.form);
  const collection = await read(event, api(event).library.collections[':collectionId'].$get({ param: { collectionId: event.params.id } }));
  keepUntil(event);
  const about = aboutFile(event, { title: collection.title, page: `/library/collections/${collection.id}` });
  return listFile(collectionForms[form](collection, about), form, collection.id, about);
};
