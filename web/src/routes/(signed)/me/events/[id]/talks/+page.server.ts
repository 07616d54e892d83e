import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { typedIn } from '#lib/server/event-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community.events[':eventId'];

export const load: PageServerLoad = async (event) => {
  const param = { eventId: event.params.id };
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [desk, talks] = await Promise.all([read(event, one(event).desk.$get({ param })), read(event, one(event).talks.$get({ param, query: { cursor } }))]);
  const now = event.platform?.now() ?? new Date().toISOString();
  const { id, title, zone, talksUntil, cancelled, endsAt } = desk;
  return { event: { id, title, zone, talksUntil, open: !cancelled && now < endsAt }, talks: talks.items, next: talks.next, further: cursor !== undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const { form, typed } = await typedIn(event);
    const { talkId = '', reason = '' } = typed;
    const as = typed['as'] === 'accepted' ? ('accepted' as const) : ('declined' as const);
    const done = await attempt(event, one(event).talks[':talkId'].decide.$post({ param: { eventId: event.params.id, talkId }, json: { as, reason } }, { headers: once(form, true) }));
    return done.ok ? { done: as === 'accepted' ? 'Accepted: it is in the agenda. They get a letter.' : 'Declined. They get a letter with the reason.' } : refuse(done.problem, typed);
  },
};
