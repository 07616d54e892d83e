import { api, attempt, newKey, once, read, readOrWait, refuse } from '#lib/api.ts';
import { pageIn } from '#lib/page-in.ts';
import { weighedWords } from '#lib/call/room-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const results = api(event).results.results[':challengeId'];
  const param = { challengeId: event.params.call };
  const found = await readOrWait(event, results.$get({ param }));
  if (!found.ok) return { round: undefined, why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
  const rowOf = async (entryId: string | null) => {
    const row = entryId ? await attempt(event, results.rows[':entryId'].$get({ param: { ...param, entryId } })) : undefined;
    return row?.ok ? row.value : undefined;
  };
  const { searchParams } = event.url;
  const [{ items, page, pages }, decidedNow, movedNow] = await Promise.all([
    read(event, results.rows.$get({ param, query: { page: pageIn(event.url), order: 'chair' } })), rowOf(searchParams.get('decided')), rowOf(searchParams.get('moved')),
  ]);
  const { round, tiers, empty, unequal, rooms, demoDay, named, total, undecided, moved, panel } = found.value;
  return {
    round, rooms, demoDay, rows: items.map((row) => ({ ...row, weighed: weighedWords(rooms, row.entryId, demoDay) })), page, pages, border: panel?.cuts[0]?.k, tiers, empty, unequal, named, total, left: undecided, anyMoved: moved.length > 0, movedNow,
    decided: decidedNow?.decision && decidedNow.code, applied: searchParams.has('applied'), key: newKey(),
  };
};

export const actions: Actions = {
  rest: async (event) => {
    const form = await event.request.formData();
    const wanted = { entryIds: form.getAll('entry').map(String), reason: String(form.get('reason') ?? '').trim(), withFeedback: form.has('withFeedback') };
    const done = await attempt(event, api(event).results.results[':challengeId'].decisions['not-selected'].$post({ param: { challengeId: event.params.call }, json: wanted }, { headers: once(form) }));
    return done.ok ? done.value : refuse(done.problem, wanted);
  },
};
