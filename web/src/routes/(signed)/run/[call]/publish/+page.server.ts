import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import { placeWords } from '../../../../../../../functions/domain/decision.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { decidedAt: undefined, shown: [], key: newKey() };
  const { rows, round, tiers } = found.value;
  const shown = rows.flatMap(({ decision }) => {
    if (!decision || decision.outcome === 'not-selected') return [];
    const { code, title, teamName, outcome, cents, reason, place } = decision;
    const tier = tiers.find((one) => one.id === decision.prizeId);
    return [{ code, title, teamName, outcome, cents, reason, prize: tier ? placeWords(tier, place) : 'Finalist', order: tier ? tiers.indexOf(tier) * 1000 + place : 1_000_000 }];
  });
  return { decidedAt: round.decidedAt, shown: shown.toSorted((a, b) => a.order - b.order), key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    if (!form.has('sure')) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'sure', message: 'Say that the winners were checked.' }] });
    const done = await attempt(event, api(event).judging.results[':challengeId'].publish.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    return done.ok ? { published: true } : refuse(done.problem);
  },
};
