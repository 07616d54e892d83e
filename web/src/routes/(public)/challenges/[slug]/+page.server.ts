import { callHtml } from '#lib/server/call-html.ts';
import { eventsOf } from '#lib/server/events-of.ts';
import { inLibrary } from '#lib/server/related-works.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { shown } = await event.parent();
  const [{ all: _all, ...events }, library] = await Promise.all([eventsOf(event, shown.challenge.id), inLibrary(event, shown.challenge.id)]);
  return { html: callHtml(shown.rules.sections), events, library };
};
