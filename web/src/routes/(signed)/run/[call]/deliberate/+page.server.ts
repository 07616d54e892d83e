import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import { typedInstant } from '#lib/server/typed-instant.ts';
import { closingInstantOf } from '../../../../../../../functions/domain/zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const mostFound = 20;
const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).results.deliberations[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { ready: false as const, why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
  const { rooms, entries, suggested, decidedAt, more } = found.value;
  const first = entries.filter(({ entryId }) => suggested.includes(entryId));
  return { ready: true as const, rooms, decidedAt, suggested, more, entries: [...first, ...entries.filter((entry) => !first.includes(entry))], key: newKey() };
};

const typedIn = (form: FormData) => ({ entryIds: form.getAll('entry').map(String), question: text(form, 'question'), endsAt: text(form, 'endsAt') });
const byCode = (event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>, code: string) =>
  attempt(event, api(event).results.deliberations[':challengeId'].entries.$get({ param: { challengeId: event.params.call }, query: { code } }));

/** Entries that were found by their number before: a page without scripts carries them along. */
const foundBefore = async (event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>, form: FormData) => {
  const codes = [...new Set(form.getAll('found').map(String))].slice(0, mostFound);
  return (await Promise.all(codes.map((code) => byCode(event, code)))).flatMap((one) => (one.ok ? [one.value] : []));
};

export const actions: Actions = {
  find: async (event) => {
    const form = await event.request.formData();
    const [typed, found] = [{ ...typedIn(form), code: text(form, 'code') }, await foundBefore(event, form)];
    const one = await byCode(event, typed.code);
    if (!one.ok) return refuse(one.problem, { ...typed, found });
    const { entryId } = one.value;
    const values = { ...typed, code: '', entryIds: [...new Set([...typed.entryIds, entryId])], found: [...found.filter((other) => other.entryId !== entryId), one.value] };
    return { values, added: one.value };
  },
  open: async (event) => {
    const form = await event.request.formData();
    const typed = { ...typedIn(form), found: await foundBefore(event, form) };
    const call = await attempt(event, api(event).challenges.calls[':id'].$get({ param: { id: event.params.call } }));
    if (!call.ok) return refuse(call.problem, typed);
    const endsAt = typedInstant(() => closingInstantOf(typed.endsAt, call.value.challenge.zone, 'endsAt'), 'endsAt');
    const done = await attempt(event, api(event).results.deliberations[':challengeId'].$post({ param: { challengeId: event.params.call }, json: { entryIds: typed.entryIds, question: typed.question, endsAt: typeof endsAt === 'string' ? endsAt : '' } }, { headers: once(form) }));
    if (!done.ok && typeof endsAt !== 'string') return refuse({ ...done.problem, errors: [...(done.problem.errors ?? []).filter(({ field }) => field !== 'endsAt'), ...(endsAt.errors ?? [])] }, typed);
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/run/${event.params.call}/deliberate/${done.value.id}?opened`);
  },
};
