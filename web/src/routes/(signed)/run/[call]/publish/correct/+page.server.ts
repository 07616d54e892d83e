import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { placeWords } from '../../../../../../../../functions/domain/judging/decision/prizes.ts';
import type { Actions, PageServerLoad } from './$types';

const param = (event: { params: { call: string } }) => ({ challengeId: event.params.call });

export const load: PageServerLoad = async (event) => {
  const { challenge, roles } = await event.parent();
  if (!challenge.resultsAt) redirect(303, `/run/${challenge.id}/publish`);
  if (!roles.includes('manager')) return { desk: undefined, version: '', places: [], key: '', withdrawKey: '', add: '' };
  const add = event.url.searchParams.get('add') ?? undefined;
  const { value, version } = await readVersioned(event, api(event).results.corrections[':challengeId'].$get({ param: param(event), query: { add } }));
  const places = value.tiers.flatMap((tier) => Array.from({ length: tier.places }, (_, i) => ({ value: `winner:${tier.id}:${i + 1}`, label: placeWords(tier, i + 1) })));
  return { desk: value, version, places, key: newKey(), withdrawKey: newKey(), add: add ?? '' };
};

const outcomes = ['winner', 'finalist', 'not-selected'] as const;
type Wanted = { to: string; reason: string };

const wantedIn = (form: FormData): Record<string, Wanted> =>
  Object.fromEntries(form.getAll('entry').map((id) => [String(id), { to: String(form.get(`to-${String(id)}`) ?? ''), reason: String(form.get(`reason-${String(id)}`) ?? '').trim() }]));

export const actions: Actions = {
  correct: async (event) => {
    const form = await event.request.formData();
    const typed = { act: 'correct', reason: String(form.get('reason') ?? '').trim(), wanted: wantedIn(form) };
    const same = (id: string, { to, reason }: Wanted) => to === String(form.get(`was-${id}`)) && reason === String(form.get(`said-${id}`) ?? '').trim();
    const changes = Object.entries(typed.wanted).filter(([id, one]) => !same(id, one)).map(([entryId, { to, reason }]) => {
      const [name, prizeId = '', place = '0'] = to.split(':');
      return { entryId, outcome: outcomes.find((one) => one === name) ?? ('not-selected' as const), prizeId, place: Number(place), reason };
    });
    const done = await attempt(event, api(event).results.corrections[':challengeId'].$post({ param: param(event), json: { reason: typed.reason, changes } }, { headers: once(form, true) }));
    return done.ok ? { done: done.value.what, n: done.value.n } : refuse(done.problem, typed);
  },
  withdraw: async (event) => {
    const form = await event.request.formData();
    const typed = { act: 'withdraw', reason: String(form.get('reason') ?? '').trim() };
    if (form.get('sure') !== 'yes') return refuse({ title: 'Some answers need a change', status: 422, code: 'invalid', errors: [{ field: 'sure', message: 'Confirm that the results no longer count.' }] }, typed);
    const done = await attempt(event, api(event).results.corrections[':challengeId'].withdraw.$post({ param: param(event), json: { reason: typed.reason } }, { headers: once(form, true) }));
    return done.ok ? { done: done.value.what, n: done.value.n } : refuse(done.problem, typed);
  },
};
