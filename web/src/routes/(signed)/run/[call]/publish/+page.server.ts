import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import { publicDecisions } from '../../../../../../../functions/domain/judging/decision/prizes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).results.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { decidedAt: undefined, winners: [], record: undefined, named: [], full: false, key: newKey() };
  const { selected, round, tiers, record, panel, named } = found.value;
  const winners = publicDecisions(selected, tiers, new Map(record?.rows.map(({ code, place, chairPlace }) => [code, chairPlace ?? place])));
  return { decidedAt: round.decidedAt, winners, record, named, full: panel !== undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    if (!form.has('sure')) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'sure', message: 'Say that the winners were checked.' }] });
    const done = await attempt(event, api(event).results.results[':challengeId'].publish.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    return done.ok ? { published: true } : refuse(done.problem);
  },
};
