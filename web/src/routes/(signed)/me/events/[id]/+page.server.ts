import { api, attempt, newKey, once, read, readVersioned, refuse, type Attempt } from '#lib/api.ts';
import { agendaText, asInForm, othersIn, othersText, timesIn, typedIn, wordFaults, wordsIn } from '#lib/server/event-form.ts';
import { localOf } from '../../../../../../../functions/domain/zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community.events[':eventId'];

export const load: PageServerLoad = async (event) => {
  const param = { eventId: event.params.id };
  const [{ value: desk, version }, registrants] = await Promise.all([readVersioned(event, one(event).desk.$get({ param })), read(event, one(event).registrants.$get({ param }))]);
  const now = event.platform?.now() ?? new Date().toISOString();
  const typed = {
    title: desk.title, kind: desk.kind, summary: desk.summary, text: desk.text, place: desk.place, joinLink: desk.joinLink ?? '', access: desk.access, agenda: agendaText(desk.agenda), capacity: String(desk.capacity ?? ''),
    challenge: desk.challenge?.slug ?? '', listings: desk.listings.map(({ id }) => id).join('\n'), zone: desk.zone, starts: localOf(desk.startsAt, desk.zone), minutes: String((Date.parse(desk.endsAt) - Date.parse(desk.startsAt)) / 60_000), closes: desk.closesAt === desk.startsAt ? '' : localOf(desk.closesAt, desk.zone), talksUntil: desk.talksUntil ? localOf(desk.talksUntil, desk.zone) : '',
  };
  return { desk, version, others: othersText(desk.unregistered ?? []), registrants: registrants.items, typed, begun: now >= desk.startsAt, over: now >= desk.endsAt, key: newKey() };
};

const answer = (which: string, done: Attempt<unknown>, words: string, typed: Record<string, string> = {}) => (done.ok ? { done: words } : refuse(asInForm(done.problem), { ...typed, which }));

export const actions: Actions = {
  change: async (event) => {
    const { form, typed } = await typedIn(event);
    const wrong = wordFaults(typed);
    if (wrong) return refuse(wrong, { ...typed, which: 'change' });
    return answer('change', await attempt(event, one(event).$put({ param: { eventId: event.params.id }, json: wordsIn(typed) }, { headers: once(form, true) })), 'Saved.', typed);
  },
  publish: async (event) => {
    const { form } = await typedIn(event);
    return answer('publish', await attempt(event, one(event).publish.$post({ param: { eventId: event.params.id } }, { headers: once(form, true) })), 'Published. People can register now.');
  },
  move: async (event) => {
    const { form, typed } = await typedIn(event);
    return answer('move', await attempt(event, one(event).move.$post({ param: { eventId: event.params.id }, json: { ...timesIn(typed), reason: typed['reason'] ?? '' } }, { headers: once(form, true) })), 'Moved. We write to everybody who is registered.', typed);
  },
  cancel: async (event) => {
    const { form, typed } = await typedIn(event);
    return answer('cancel', await attempt(event, one(event).cancel.$post({ param: { eventId: event.params.id }, json: { reason: typed['reason'] ?? '' } }, { headers: once(form, true) })), 'Cancelled. We write to everybody who is registered.', typed);
  },
  attendance: async (event) => {
    const form = await event.request.formData();
    const came = form.getAll('came').map(String);
    const typed = { others: String(form.get('others') ?? ''), came: came.join(' ') };
    const read_ = othersIn(typed.others);
    if ('problem' in read_) return refuse(read_.problem, { ...typed, which: 'attendance' });
    return answer('attendance', await attempt(event, one(event).attendance.$put({ param: { eventId: event.params.id }, json: { came, others: read_.others } }, { headers: once(form, true) })), 'Counted.', typed);
  },
  after: async (event) => {
    const { form, typed } = await typedIn(event);
    const recording = typed['url'] ? { url: typed['url'], captionsUrl: typed['captionsUrl'] ?? '' } : undefined;
    const json = { as: typed['as'] === 'missed' ? ('missed' as const) : ('held' as const), recording, minutes: typed['notes'] || undefined };
    const done = await attempt(event, one(event).outcome.$put({ param: { eventId: event.params.id }, json }, { headers: once(form, true) }));
    const fields: Record<string, string> = { 'recording.url': 'url', 'recording.captionsUrl': 'captionsUrl', minutes: 'notes' };
    return answer('after', done.ok ? done : { ok: false, problem: { ...done.problem, errors: (done.problem.errors ?? []).map(({ field, message }) => ({ field: fields[field] ?? field, message })) } }, 'Told.', typed);
  },
};
