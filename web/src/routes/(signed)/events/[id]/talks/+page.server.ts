import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { speakersIn, typedIn } from '#lib/server/event-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community.events[':eventId'];

export const load: PageServerLoad = async (event) => {
  const param = { eventId: event.params.id };
  const { me } = await event.parent();
  const [shown, own] = await Promise.all([read(event, one(event).$get({ param })), read(event, one(event).talks.own.$get({ param }))]);
  return { shown, own: own.items, speaker: me.organization ? `${me.name}, ${me.organization}` : me.name, key: newKey() };
};

export const actions: Actions = {
  propose: async (event) => {
    const { form, typed } = await typedIn(event);
    const { title = '', abstract = '', access = '' } = typed;
    const json = { title, abstract, access, speakers: speakersIn(typed['speakers'] ?? ''), minutes: typed['minutes'] ? Number(typed['minutes']) : undefined };
    const done = await attempt(event, one(event).talks.$post({ param: { eventId: event.params.id }, json }, { headers: once(form) }));
    return done.ok ? { done: 'Proposed. The hosts answer by letter.' } : refuse(done.problem, typed);
  },
  withdraw: async (event) => {
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, one(event).talks[':talkId'].withdraw.$post({ param: { eventId: event.params.id, talkId: typed['talkId'] ?? '' } }, { headers: once(form, true) }));
    return done.ok ? { done: 'Taken back. Nothing of it is kept.' } : refuse(done.problem);
  },
};
