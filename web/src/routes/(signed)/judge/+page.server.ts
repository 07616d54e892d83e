import { api, read } from '#lib/api.ts';
import { momentWords } from '../../../../../functions/domain/moment.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).judging.judging.$get());
  const judging = items.map((one) => ({ ...one, closes: one.round && momentWords(one.round.closesAt, one.challenge.zone) }));
  const over = (stage: string) => ['deciding', 'results', 'cancelled'].includes(stage);
  return { now: judging.filter((one) => !over(one.stage)), before: judging.filter((one) => over(one.stage)) };
};
