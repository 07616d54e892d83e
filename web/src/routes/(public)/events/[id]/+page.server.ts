import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import { inLibrary } from '#lib/server/related-works.ts';
import { eventLinkedData } from '../../../../../../functions/domain/event/forms/forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [shown, library, thread] = await Promise.all([
    read(event, api(event).community.events[':eventId'].$get({ param: { eventId: event.params.id } })), inLibrary(event, event.params.id),
    read(event, api(event).voice['comment-threads'][':kind'][':of'].$get({ param: { kind: 'event', of: event.params.id }, query: {} })),
  ]);
  keepUntil(event, shown.until);
  const { cancelled, recording, minutes, state, picture, ...rest } = shown;
  const linked = eventLinkedData(
    { ...rest, cancelled: cancelled !== undefined, outcome: state === 'held' || state === 'missed' ? state : undefined, recorded: recording !== undefined, noted: minutes !== undefined },
    { origin: event.url.origin, name: '', at: shown.at },
  );
  return { shared: { title: shown.title, description: shown.summary || undefined, picture }, shown, library, thread, text: shown.text ? markdown(shown.text, { under: 2 }) : undefined, minutes: minutes ? markdown(minutes, { under: 2 }) : undefined, linked: JSON.stringify(linked).replaceAll('<', '\\u003c') };
};
