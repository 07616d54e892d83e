import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { asInForm, typedIn } from '#lib/server/event-form.ts';
import { planChange, wishOf, type SeriesPart } from '../../../../../../../../functions/domain/event/series-change.ts';
import { Refusal } from '../../../../../../../../functions/domain/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community['event-series'][':seriesId'];
const deskOf = (event: RequestEvent | Parameters<PageServerLoad>[0]) => one(event).desk.$get({ param: { seriesId: event.params.id } });

export const load: PageServerLoad = async (event) => {
  const { value: series, version } = await readVersioned(event, deskOf(event));
  const typed: Record<string, string> = series.coming.length > 0 ? Object.fromEntries(Object.entries(wishOf(series.coming)).map(([name, value]) => [name, String(value ?? '')])) : {};
  return { series, version, typed, key: newKey() };
};

const wishIn = (typed: Record<string, string>) => ({
  title: typed['title'] ?? '', summary: typed['summary'] ?? '', text: typed['text'] ?? '', place: typed['place'] ?? '', joinLink: typed['joinLink'] || undefined, access: typed['access'] ?? '', time: (typed['time'] ?? '').slice(0, 5), minutes: Number(typed['minutes']),
});
const partWords: Record<SeriesPart, string> = { title: 'title', summary: 'sentence', text: 'description', place: 'place', joinLink: 'link to join', access: 'access', time: 'time' };

export const actions: Actions = {
  /** What would become of each date, before anybody hears of it. */
  look: async (event) => {
    const { typed } = await typedIn(event);
    const { coming, version } = await read(event, deskOf(event));
    try {
      const plan = planChange(coming.filter(({ seriesVersion }) => seriesVersion !== version + 1), wishIn(typed)).map(({ before, after, changed, kept }) => ({ id: before.id, zone: before.zone, at: before.startsAt, now: changed.includes('time') ? after.startsAt : undefined, changed: changed.map((part) => partWords[part]), kept: kept.map((part) => partWords[part]) }));
      return { plan, values: { ...typed, which: 'change' } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse({ title: 'Some answers need a change', status: 422, code: 'invalid', errors: error.faults }, { ...typed, which: 'change' });
    }
  },
  change: async (event) => {
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, one(event).$put({ param: { seriesId: event.params.id }, json: { ...wishIn(typed), reason: typed['reason'] ?? '' } }, { headers: once(form, true) }));
    return done.ok ? { done: `${done.value.dates} ${done.value.dates === 1 ? 'date is' : 'dates are'} changed.` } : refuse(asInForm(done.problem), { ...typed, which: 'change' });
  },
  cancel: async (event) => {
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, one(event).cancel.$post({ param: { seriesId: event.params.id }, json: { reason: typed['reason'] ?? '' } }, { headers: once(form, true) }));
    return done.ok ? { done: `${done.value.dates} ${done.value.dates === 1 ? 'date is' : 'dates are'} cancelled. We write to everybody who is registered, once each.` } : refuse(done.problem, { ...typed, which: 'cancel' });
  },
};
