import { eventLinkedData } from '../../../../../../functions/domain/event/forms/forms.ts';
import { fileOf, oneToTell } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { one, about } = await oneToTell(event, event.params.id);
  return fileOf(`${JSON.stringify(eventLinkedData(one, about))}\n`, 'application/ld+json', `${one.id}.json`);
};
