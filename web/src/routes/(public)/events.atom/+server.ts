import { eventsAtom } from '../../../../../functions/domain/event/forms/forms.ts';
import { eventsToTell, fileOf } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { events, about } = await eventsToTell(event);
  return fileOf(eventsAtom(events, about), 'application/atom+xml; charset=utf-8', 'events.atom');
};
