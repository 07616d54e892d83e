import { eventsJsonFeed } from '../../../../../functions/domain/event/forms/forms.ts';
import { eventsToTell, fileOf } from '#lib/server/event-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { events, about } = await eventsToTell(event);
  return fileOf(eventsJsonFeed(events, about), 'application/feed+json', 'events.feed.json');
};
