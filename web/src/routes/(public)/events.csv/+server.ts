import { eventsCsv } from '../../../../../functions/domain/event/forms/forms.ts';
import { eventsToTell, fileOf } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { events, about } = await eventsToTell(event);
  return fileOf(eventsCsv(events, about), 'text/csv; charset=utf-8', 'events.csv');
};
