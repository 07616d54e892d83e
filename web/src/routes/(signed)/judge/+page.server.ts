import { api, read } from '#lib/api.ts';
import { tell } from '#lib/task-words.ts';
import { momentWords } from '../../../../../functions/domain/moment.ts';
import type { PageServerLoad } from './$types';

/** What can be asked of a judge beside scores, also once scoring is over. */
const afterScoring = new Set<string>(['demo-day', 'room-to-answer', 'room-answered']);
const isOver = (stage: string) => ['deciding', 'results', 'cancelled'].includes(stage);

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const [{ items }, work] = await Promise.all([read(event, api(event).judging.judging.$get()), read(event, api(event).accounts.me.work.$get())]);
  const judging = items.map((one) => {
    const asked = work.items.filter(({ kind, challenge }) => challenge.id === one.challenge.id && afterScoring.has(kind));
    const besides = asked.map((task) => {
      const { due: closes, ...told } = tell(task, me.email);
      return { ...told, closes, mine: task.mine, due: task.dueAt && momentWords(task.dueAt, one.challenge.zone) };
    });
    return { ...one, besides, over: isOver(one.stage), closes: one.round && momentWords(one.round.closesAt, one.challenge.zone) };
  });
  return { now: judging.filter((one) => !one.over || one.besides.length > 0), before: judging.filter((one) => one.over && one.besides.length === 0) };
};
