import { eventLinkedData } from '../../../../../functions/domain/event/forms/forms.ts';
import { eventsToTell, fileOf } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { events, about } = await eventsToTell(event);
  return fileOf(`${JSON.stringify({ name: about.name, at: about.at, items: events.map((one) => eventLinkedData(one, about)) })}\n`, 'application/json', 'events.json');
};
