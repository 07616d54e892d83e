import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { weighedWords } from '#lib/call/room-words.ts';
import { placeWords } from '../../../../../../../../functions/domain/judging/decision/decision.ts';
import { printedScore } from '../../../../../../../../functions/domain/judging/decision/unequal-ties.ts';
import type { Actions, PageServerLoad } from './$types';

/** Each place of each prize, with the entry that holds it. */
export const load: PageServerLoad = async (event) => {
  const { rows, tiers, round, rooms, demoDay } = await read(event, api(event).judging.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  const row = rows.find((one) => one.entryId === event.params.entry);
  if (!row) error(404, { message: 'There is no such entry, or it is not yours.' });
  if (round.decidedAt) redirect(303, `/run/${event.params.call}/decide`);
  const holder = (prizeId: string, place: number) => rows.find(({ entryId, decision }) => entryId !== row.entryId && decision?.outcome === 'winner' && decision.prizeId === prizeId && decision.place === place)?.code;
  const places = tiers.flatMap((tier) => Array.from({ length: tier.places }, (_, i) => ({ value: `winner:${tier.id}:${i + 1}`, label: placeWords(tier, i + 1), cents: tier.cents, holder: holder(tier.id, i + 1) })));
  const same = rows.filter((one) => one !== row && printedScore(one) !== undefined && printedScore(one) === printedScore(row)).map(({ code, decision }) => ({ code, outcome: decision?.outcome }));
  const written = await read(event, api(event).judging.results[':challengeId'].reviews[':entryId'].$get({ param: { challengeId: event.params.call, entryId: event.params.entry } }));
  return { row, weighed: weighedWords(rooms, row.entryId, demoDay), planned: round.reviewsPerEntry, places, same, written, key: newKey() };
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
    const done = await attempt(event, api(event).judging.results[':challengeId'].decisions.$post({ param: { challengeId: event.params.call }, json }, { headers: once(form, true) }));
    if (done.ok) redirect(303, `/run/${event.params.call}/decide?decided=${done.value.code}`);
    const errors = done.problem.errors?.map(({ field, message }) => ({ field: field === 'prizeId' ? 'choice' : field, message }));
    return refuse({ ...done.problem, ...(errors ? { errors } : {}) }, { choice, ...written });
  },
};
