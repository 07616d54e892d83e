import { redirect, type RequestEvent } from '@sveltejs/kit';
import { centsOf } from '#lib/authoring/section-reader.ts';
import { api, attempt, newKey, once, read, refuse, type Attempt, type Problem } from '#lib/api.ts';
import { localOf } from '../../../../../../../../../functions/domain/zone.ts';
import { checkIds, type CheckId } from '../../../../../../../../../functions/domain/award/check-list.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = { call: string; prize: string; place: string };
const paramOf = ({ params }: { params: Params }) => ({ challengeId: params.call, prizeId: params.prize, place: params.place });
const one = (event: RequestEvent<Params>) => api(event).results.awards[':challengeId'][':prizeId'][':place'];

/** Where somebody has to be named: what may come next is asked for only then. */
const passable = (state: string) => !['approved', 'part-paid', 'paid', 'proposed'].includes(state);

export const load: PageServerLoad = async (event) => {
  const param = paramOf(event);
  const { roles, challenge } = await event.parent();
  const award = await read(event, one(event).$get({ param }));
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const manager = roles.includes('manager');
  const [ledger, next] = await Promise.all([
    read(event, one(event).ledger.$get({ param, query: cursor ? { cursor } : {} })),
    manager && passable(award.state) && !challenge.cancelled ? read(event, one(event).alternates.$get({ param })) : undefined,
  ]);
  const today = localOf(event.platform!.now(), challenge.zone).slice(0, 10);
  return { award, ledger, alternates: next, manager, today, dueLocal: award.asked && localOf(award.asked.due, challenge.zone), first: cursor === undefined, key: newKey(), said: event.url.searchParams.get('said') };
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
/** Fields of several forms on one page are told apart by the form they are in. */
const inForm = (of: string, problem: Problem): Problem => ({ ...problem, ...(problem.errors ? { errors: problem.errors.map(({ field, message }) => ({ field: `${of}-${field}`, message })) } : {}) });
type Typed = Record<string, string>;
const answered = (event: RequestEvent<Params>, of: string, done: Attempt<unknown>, typed: Typed) => {
  if (done.ok) redirect(303, `${event.url.pathname}?said=${of}`);
  return refuse(inForm(of, done.problem), { of, ...typed });
};

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData();
    const typed = { due: text(form, 'due'), how: text(form, 'how') };
    return answered(event, 'ask', await attempt(event, one(event).ask.$post({ param: paramOf(event), json: typed }, { headers: once(form, true) })), typed);
  },
  check: async (event) => {
    const form = await event.request.formData();
    const check = checkIds.find((id) => id === form.get('check')) ?? ('identity' satisfies CheckId);
    const state = (['met', 'waived', 'failed', 'open'] as const).find((name) => name === form.get('state')) ?? 'open';
    const typed = { note: text(form, 'note'), on: text(form, 'on') };
    return answered(event, check, await attempt(event, one(event).checks.$post({ param: paramOf(event), json: { check, state, ...typed } }, { headers: once(form, true) })), typed);
  },
  propose: async (event) => {
    const form = await event.request.formData();
    const typed = { note: text(form, 'note') };
    return answered(event, 'propose', await attempt(event, one(event).propose.$post({ param: paramOf(event), json: typed }, { headers: once(form, true) })), typed);
  },
  approve: async (event) => {
    const form = await event.request.formData();
    const typed = { note: text(form, 'note'), headName: text(form, 'headName'), headTitle: text(form, 'headTitle'), headOn: text(form, 'headOn') };
    const json = { note: typed.note, head: { name: typed.headName, title: typed.headTitle, on: typed.headOn } };
    return answered(event, 'approve', await attempt(event, one(event).approve.$post({ param: paramOf(event), json }, { headers: once(form, true) })), typed);
  },
  back: async (event) => {
    const form = await event.request.formData();
    const typed = { reason: text(form, 'reason') };
    return answered(event, 'back', await attempt(event, one(event).return.$post({ param: paramOf(event), json: typed }, { headers: once(form, true) })), typed);
  },
  pay: async (event) => {
    const form = await event.request.formData();
    const typed = { cents: text(form, 'cents'), on: text(form, 'on'), reference: text(form, 'reference'), note: text(form, 'note') };
    const json = { ...typed, cents: typed.cents === '' ? 0 : (centsOf(typed.cents) ?? (typed.cents as never)) };
    return answered(event, 'pay', await attempt(event, one(event).payments.$post({ param: paramOf(event), json }, { headers: once(form, true) })), typed);
  },
  unpay: async (event) => {
    const form = await event.request.formData();
    const typed = { n: text(form, 'n'), reason: text(form, 'reason') };
    return answered(event, 'unpay', await attempt(event, one(event).payments[':n']['take-back'].$post({ param: { ...paramOf(event), n: typed.n }, json: { reason: typed.reason } }, { headers: once(form, true) })), typed);
  },
  pass: async (event) => {
    const form = await event.request.formData();
    const ending = (['declined', 'expired', 'failed'] as const).find((name) => name === form.get('ending'));
    const typed = { ending: ending ?? '', reason: text(form, 'reason'), to: text(form, 'to'), said: text(form, 'said'), keep: text(form, 'keep') };
    const keep = typed.keep === 'not-selected' ? ('not-selected' as const) : ('finalist' as const);
    const json = { reason: typed.reason, said: typed.said, keep, ...(ending ? { ending } : {}), ...(typed.to && typed.to !== 'nobody' ? { to: typed.to } : {}) };
    return answered(event, 'pass', await attempt(event, one(event).pass.$post({ param: paramOf(event), json }, { headers: once(form, true) })), typed);
  },
};

