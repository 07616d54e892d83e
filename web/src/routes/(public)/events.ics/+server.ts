import { eventsCalendar } from '../../../../../functions/domain/event/forms/forms.ts';
import { eventsToTell, fileOf } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { events, about } = await eventsToTell(event);
  return fileOf(eventsCalendar(events, about), 'text/calendar; charset=utf-8', 'events.ics');
};
