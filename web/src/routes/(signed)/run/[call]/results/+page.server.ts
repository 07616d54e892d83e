import { api, attempt, newKey, once, read, readOrWait, refuse } from '#lib/api.ts';
import { pageIn } from '#lib/page-in.ts';
import { weighedWords } from '#lib/call/room-words.ts';
import { namedCuts } from '../../../../../../../functions/domain/judging/decision/prize-cuts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const results = api(event).results.results[':challengeId'];
  const param = { challengeId: event.params.call };
  const found = await readOrWait(event, results.$get({ param }));
  if (!found.ok) return { round: undefined, why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
  const { items, page, pages } = await read(event, results.rows.$get({ param, query: { page: pageIn(event.url) } }));
  const { round, tieBreak, criteria, working, panel, said, rooms, demoDay, ties, tieCount, fragile, total, unscored, short, thin, tiers, table } = found.value;
  const nameOf = (id: string) => criteria.find((one) => one.id === id)?.name ?? id;
  return {
    round, rooms, demoDay, working, table, tiers, said, k: panel?.cuts[0]?.k, cuts: namedCuts(panel?.cuts ?? [], tiers), tried: panel?.leftOut, judges: panel?.judges ?? 0, fragile, key: newKey(), total, page, pages, ties, tieCount, tieBreak: tieBreak.map(nameOf), unread: unscored, short, thin,
    rows: items.map((row) => ({ ...row, weighed: weighedWords(rooms, row.entryId, demoDay) })),
  };
};

export const actions: Actions = {
  score: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).results.results[':challengeId'].score.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    return done.ok ? { asked: true } : refuse(done.problem);
  },
};
