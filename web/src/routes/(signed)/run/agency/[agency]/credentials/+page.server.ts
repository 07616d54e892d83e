import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** What the agency gave outside a challenge, newest first. A number that was typed leads to its desk, under its challenge where it has one. */
export const load: PageServerLoad = async (event) => {
  const { manages } = await event.parent();
  const asked = (name: string) => event.url.searchParams.get(name) ?? undefined;
  const [number, cursor, offered] = [asked('number')?.trim(), asked('cursor'), asked('offered')];
  const param = { agencyId: event.params.agency };
  if (!manages) return { items: [], next: undefined, first: true, missed: undefined, several: undefined, offered };
  const list = api(event).results['agency-credentials'][':agencyId'];
  if (number) {
    const { items } = await read(event, list.$get({ param, query: { number: number.slice(0, 60) } }));
    const [found] = items;
    if (items.length > 1) return { items, next: undefined, first: true, missed: undefined, several: number, offered };
    if (found) redirect(303, found.challenge ? `/run/${found.challenge.id}/credentials/${found.id}` : `/run/agency/${event.params.agency}/credentials/${found.id}`);
  }
  const page = await read(event, list.$get({ param, query: cursor ? { cursor } : {} }));
  return { ...page, first: cursor === undefined, missed: number || undefined, several: undefined, offered };
};
