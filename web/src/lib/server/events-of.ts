import type { RequestEvent } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';

const mostShown = 5;

/** What belongs to a challenge, a group or an entry of the atlas in the calendar: the next events, and what past ones left. */
export const eventsOf = async (event: Pick<RequestEvent, 'fetch' | 'url'>, whose: string) => {
  const { events } = api(event).community;
  const [coming, past] = await Promise.all([read(event, events.$get({ query: { when: 'coming', whose } })), read(event, events.$get({ query: { when: 'past', whose } }))]);
  return { whose, coming: coming.items.slice(0, mostShown), past: past.items.slice(0, mostShown), more: coming.items.length > mostShown || past.items.length > mostShown, all: [...coming.items, ...past.items] };
};
