import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { pairField } from '../../../../../../../../functions/domain/judging/deliberation/pair-field.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.challenge, roomId: params.room });
const rooms = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.judging[':challengeId'].rooms[':roomId'];
const home = ({ params }: Pick<RequestEvent, 'params'>) => `/judge/${params.challenge}/rooms/${params.room}`;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [room, thread] = await Promise.all([read(event, rooms(event).$get({ param: of(event) })), read(event, rooms(event).posts.$get({ param: of(event), query: { cursor } }))]);
  const entryOf = new Map(room.entries.map((entry) => [entry.entryId, entry]));
  const given = new Map(room.ballot.answers.map((answer) => [pairField(answer), answer.stronger]));
  const pairs = room.pairs.map((pair) => ({ field: pairField(pair), first: entryOf.get(pair.first)!, second: entryOf.get(pair.second)!, stronger: given.get(pairField(pair)) }));
  return { room, pairs, posts: thread.items, next: thread.next, first: cursor !== undefined, done: event.url.searchParams.get('done') ?? undefined, key: newKey() };
};

const strongers = ['first', 'second', 'equal'] as const;

export const actions: Actions = {
  write: async (event) => {
    const form = await event.request.formData();
    const json = { text: String(form.get('text') ?? '').trim(), mentions: form.getAll('mention').map(String) };
    const done = await attempt(event, rooms(event).posts.$post({ param: of(event), json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, json);
    redirect(303, `${home(event)}?done=written#thread`);
  },
  takeBack: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, rooms(event).posts[':postId']['take-back'].$post({ param: { ...of(event), postId: String(form.get('post') ?? '') } }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `${home(event)}?done=taken-back#thread`);
  },
  answer: async (event) => {
    const form = await event.request.formData();
    const { pairs } = await read(event, rooms(event).$get({ param: of(event) }));
    const chosen = pairs.map((pair) => ({ ...pair, stronger: strongers.find((one) => one === form.get(pairField(pair))) }));
    const answers = chosen.flatMap(({ stronger, ...pair }) => (stronger ? [{ ...pair, stronger }] : []));
    const typed = { pairs: Object.fromEntries(chosen.map((pair) => [pairField(pair), pair.stronger])) };
    const done = await attempt(event, rooms(event).ballot.$put({ param: of(event), json: { answers } }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `${home(event)}?done=answered`);
  },
};
