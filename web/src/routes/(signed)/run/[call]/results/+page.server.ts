import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import { weighedWords } from '#lib/call/room-words.ts';
import { printedScore } from '../../../../../../../functions/domain/judging/decision/unequal-ties.ts';
import { unwaived } from '../../../../../../../functions/domain/judging/progress/waiver.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 100;

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { round: undefined, why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
  const { round, rows, tieBreak, criteria, working, panel, said, rooms, demoDay } = found.value;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(event.url.searchParams.get('page')) || 1));
  const ties = [...Map.groupBy(rows.filter((row) => row.tied && row.standing), (row) => row.rank)].map(([rank, tied]) => ({ rank, codes: tied.map((row) => row.code) }));
  const score = (at: number) => rows[at]?.standing && printedScore(rows[at]);
  const broken = new Set(rows.filter((row, at) => !row.tied && row.standing && [score(at - 1), score(at + 1)].includes(score(at))).map((row) => row.entryId));
  const nameOf = (id: string) => criteria.find((one) => one.id === id)?.name ?? id;
  return {
    round, rooms, demoDay, working, said, k: panel?.cuts[0]?.k, tried: panel?.leftOut, judges: panel?.judges ?? 0, fragile: panel?.cuts[0]?.fragile.map((id) => rows.find((row) => row.entryId === id)?.code ?? '') ?? [], key: newKey(), total: rows.length, rows: rows.slice((page - 1) * perPage, page * perPage).map((row) => ({ ...row, byTieBreak: broken.has(row.entryId), weighed: weighedWords(rooms, row.entryId, demoDay) })), page, pages, ties, tieBreak: tieBreak.map(nameOf), unread: rows.filter((row) => row.summary.n === 0).length,
    short: rows.filter((row) => unwaived(Math.max(0, round.reviewsPerEntry - row.summary.n), row.waiver) > 0).length,
    thin: rows.filter((row) => row.summary.n > 0 && row.summary.n < round.quorum).length,
  };
};

export const actions: Actions = {
  score: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.results[':challengeId'].score.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    return done.ok ? { asked: true } : refuse(done.problem);
  },
};
