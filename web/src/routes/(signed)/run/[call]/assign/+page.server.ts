import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const of = (event: { params: { call: string } }) => ({ param: { challengeId: event.params.call } });

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const found = await readOrWait(event, api(event).judging.assignments[':challengeId'].$get({ ...of(event), query: { cursor } }));
  const around = { first: cursor === undefined, now: event.platform!.now(), key: newKey() };
  return found.ok ? { plan: found.value, why: '', ...around } : { plan: undefined, why: found.problem.detail ?? found.problem.title, ...around };
};

/** Of each judge with a limit of their own, what was typed. */
const limitsIn = (form: FormData) => {
  const number = (name: string) => { const text = String(form.get(name) ?? '').trim(); return text === '' ? undefined : Number(text); };
  return form.getAll('limited').map(String).map((judgeId) => ({ judgeId, least: number(`least ${judgeId}`), most: number(`most ${judgeId}`) })).filter(({ least, most }) => least !== undefined || most !== undefined);
};

/** A fault of a single limit, at the field that it was typed in. */
const named = (limits: { judgeId: string }[]) => ({ field, message }: { field: string; message: string }) => {
  const [, at, end] = /^limits\.(\d+)\.(least|most)$/.exec(field) ?? [];
  return { field: at && end ? `${end} ${limits[Number(at)]?.judgeId}` : field, message };
};

const pairIn = (form: FormData) => ({ judgeId: String(form.get('judge') ?? ''), entryId: String(form.get('entry') ?? '') });

export const actions: Actions = {
  propose: async (event) => {
    const form = await event.request.formData();
    const wish = { reviewsPerEntry: Number(form.get('reviewsPerEntry')), mostPerJudge: Number(form.get('mostPerJudge')), leastPerJudge: Number(form.get('leastPerJudge') ?? 0), expertsPerEntry: Number(form.get('expertsPerEntry') ?? 0), byLot: form.get('byLot') !== 'no', limits: limitsIn(form), drawAgain: form.has('drawAgain'), forgetHand: form.has('forgetHand') };
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].$put({ ...of(event), json: wish }, { headers: once(form, true) }));
    return done.ok ? { proposed: true } : refuse({ ...done.problem, ...(done.problem.errors ? { errors: done.problem.errors.map(named(wish.limits)) } : {}) }, Object.fromEntries([...[...form.keys()].filter((name) => /^(least|most) /.test(name)), 'reviewsPerEntry', 'mostPerJudge', 'leastPerJudge', 'expertsPerEntry', 'byLot'].map((name) => [name, String(form.get(name) ?? '')])));
  },
  change: async (event) => {
    const form = await event.request.formData();
    const change = form.get('change') === 'add' ? ('add' as const) : ('remove' as const);
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].changes.$post({ ...of(event), json: { ...pairIn(form), change } }, { headers: once(form) }));
    return done.ok ? { changed: change } : refuse(done.problem, pairIn(form));
  },
  add: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].$post({ ...of(event), json: pairIn(form) }, { headers: once(form) }));
    return done.ok ? { added: true } : refuse(done.problem, pairIn(form));
  },
  takeBack: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.assignments[':challengeId']['take-back'].$post({ ...of(event), json: pairIn(form) }, { headers: once(form) }));
    return done.ok ? { takenBack: true } : refuse(done.problem, pairIn(form));
  },
  publish: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].publish.$post(of(event), { headers: once(form) }));
    return done.ok ? { published: done.value.judgeCount } : refuse(done.problem);
  },
};
