import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { weighedIn } from '#lib/call/room-words.ts';
import { namedCuts } from '../../../../../../../../functions/domain/judging/decision/prize-cuts.ts';
import { placeWords } from '../../../../../../../../functions/domain/judging/decision/prizes.ts';
import type { Actions, PageServerLoad } from './$types';

/** Each place of each prize, with the entry that holds it. */
export const load: PageServerLoad = async (event) => {
  const results = api(event).results.results[':challengeId'];
  const [head, entry] = [{ challengeId: event.params.call }, { challengeId: event.params.call, entryId: event.params.entry }];
  const [{ tiers, round, rooms, demoDay, selected, panel }, row, written] = await Promise.all([
    read(event, results.$get({ param: head })), read(event, results.rows[':entryId'].$get({ param: entry })), read(event, results.reviews[':entryId'].$get({ param: entry })),
  ]);
  if (round.decidedAt) redirect(303, `/run/${event.params.call}/decide`);
  const holder = (prizeId: string, place: number) => selected.find((one) => one.entryId !== row.entryId && one.outcome === 'winner' && one.prizeId === prizeId && one.place === place)?.code;
  const places = tiers.flatMap((tier) => Array.from({ length: tier.places }, (_, i) => ({ value: `winner:${tier.id}:${i + 1}`, label: placeWords(tier, i + 1), cents: tier.cents, holder: holder(tier.id, i + 1) })));
  return { row, weighed: weighedIn(rooms, row.entryId, demoDay), planned: round.reviewsPerEntry, cuts: namedCuts(panel?.cuts ?? [], tiers), places, written, key: newKey() };
};

const outcomes = ['winner', 'finalist', 'not-selected'] as const;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const choice = String(form.get('choice') ?? '');
    const [name, prizeId = '', place = '0'] = choice.split(':');
    const outcome = outcomes.find((one) => one === name);
    const written = { reason: String(form.get('reason') ?? '').trim(), feedback: String(form.get('feedback') ?? '').trim() };
    if (!outcome) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'choice', message: 'Choose what was decided.' }] }, { choice, ...written });
    const json = { entryId: event.params.entry, outcome, prizeId, place: Number(place), ...written };
    const done = await attempt(event, api(event).results.results[':challengeId'].decisions.$post({ param: { challengeId: event.params.call }, json }, { headers: once(form, true) }));
    if (done.ok) redirect(303, `/run/${event.params.call}/decide?decided=${done.value.entryId}`);
    const errors = done.problem.errors?.map(({ field, message }) => ({ field: field === 'prizeId' ? 'choice' : field, message }));
    return refuse({ ...done.problem, ...(errors ? { errors } : {}) }, { choice, ...written });
  },
};
