import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.progress[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { board: undefined, why: found.problem.detail ?? found.problem.title };
  const { judges, entries: all, fixes, ...board } = found.value;
  const whole = event.url.searchParams.get('entries') === 'all';
  const entries = whole ? all : all.filter((entry) => entry.saved < entry.needed);
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(event.url.searchParams.get('page')) || 1));
  const names = Object.fromEntries(judges.map((judge) => [judge.judgeId, judge.name]));
  const titles = new Map(all.map((entry) => [entry.entryId, entry]));
  return {
    board, judges: judges.toSorted((a, b) => b.left - a.left || a.name.localeCompare(b.name, 'en')), entries: entries.slice((page - 1) * perPage, page * perPage), entryCount: all.length, whole, page, pages,
    fixes: fixes.map((fix) => ({
      ...fix, waiverVersion: 'entryId' in fix ? (board.waived.find((one) => one.entryId === fix.entryId)?.version ?? 0) : 0, name: 'judgeId' in fix ? names[fix.judgeId] : undefined, remindedAt: 'judgeId' in fix ? judges.find((judge) => judge.judgeId === fix.judgeId)?.remindedAt : undefined, entry: 'entryId' in fix ? titles.get(fix.entryId) : undefined,
      candidates: 'able' in fix ? fix.able.map((id) => ({ id, name: names[id] ?? '', left: judges.find((judge) => judge.judgeId === id)?.left ?? 0 })).toSorted((a, b) => a.left - b.left) : [],
    })),
    unchosen: event.url.searchParams.get('chosen') === 'none', reminded: event.url.searchParams.get('reminded'), key: newKey(),
  };
};

export const actions: Actions = {
  waive: async (event) => {
    const form = await event.request.formData();
    const [entryId, reason] = [String(form.get('entry') ?? ''), String(form.get('reason') ?? '').trim()];
    const done = await attempt(event, api(event).judging.progress[':challengeId'].waivers[':entryId'].$put({ param: { challengeId: event.params.call, entryId }, json: { reason } }, { headers: once(form, true) }));
    return done.ok ? { waived: done.value.missing } : refuse(done.problem, { entryId, reason });
  },
  unwaive: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.progress[':challengeId'].waivers[':entryId'].$delete({ param: { challengeId: event.params.call, entryId: String(form.get('entry') ?? '') } }, { headers: once(form, true) }));
    return done.ok ? { unwaived: true } : refuse(done.problem);
  },
  add: async (event) => {
    const form = await event.request.formData();
    const pair = { judgeId: String(form.get('judge') ?? ''), entryId: String(form.get('entry') ?? '') };
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].$post({ param: { challengeId: event.params.call }, json: { ...pair, whileShort: true } }, { headers: once(form) }));
    return done.ok ? { added: { ...pair, missing: Number(form.get('missing')) } } : refuse(done.problem, pair);
  },
};
