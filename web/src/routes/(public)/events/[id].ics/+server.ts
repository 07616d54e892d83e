import { eventsCalendar } from '../../../../../../functions/domain/event/forms/forms.ts';
import { fileOf, oneToTell } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { one, about } = await oneToTell(event, event.params.id);
  return fileOf(eventsCalendar([one], about), 'text/calendar; charset=utf-8', `${one.id}.ics`);
};
