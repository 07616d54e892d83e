import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import { weighedWords } from '#lib/call/room-words.ts';
import { namedUnselected } from '../../../../../../../functions/domain/judging/decision/named-unselected.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 90;

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.results[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { round: undefined, why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
  const { round, tiers, empty, unequal, rooms, demoDay } = found.value;
  const rows = found.value.rows.toSorted((a, b) => (a.chair?.place ?? a.rank) - (b.chair?.place ?? b.rank));
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(event.url.searchParams.get('page')) || 1));
  const [decided, moved] = [event.url.searchParams.get('decided'), event.url.searchParams.get('moved')];
  return {
    round, rooms, demoDay, rows: rows.slice((page - 1) * perPage, page * perPage).map((row) => ({ ...row, weighed: weighedWords(rooms, row.entryId, demoDay) })), page, pages, tiers, empty, unequal, named: namedUnselected(rows), total: rows.length, left: rows.filter((row) => !row.decision).length,
    anyMoved: rows.some(({ chair }) => chair), movedNow: rows.find((row) => row.entryId === moved),
    decided: rows.find((row) => row.code === decided)?.code, applied: event.url.searchParams.has('applied'), key: newKey(),
  };
};

export const actions: Actions = {
  rest: async (event) => {
    const form = await event.request.formData();
    const wanted = { entryIds: form.getAll('entry').map(String), reason: String(form.get('reason') ?? '').trim(), withFeedback: form.has('withFeedback') };
    const done = await attempt(event, api(event).judging.results[':challengeId'].decisions['not-selected'].$post({ param: { challengeId: event.params.call }, json: wanted }, { headers: once(form) }));
    return done.ok ? done.value : refuse(done.problem, wanted);
  },
};
