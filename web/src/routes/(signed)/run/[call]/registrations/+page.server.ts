import { fail } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const standings = ['approved', 'waiting', 'refused'] as const;
type Standing = (typeof standings)[number];
const standingIn = (text: unknown): Standing | undefined => standings.find((one) => one === text);

export const load: PageServerLoad = async (event) => {
  const { challenge } = await event.parent();
  const standing = standingIn(event.url.searchParams.get('standing')) ?? (challenge.participation === 'approval' ? 'waiting' : 'approved');
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.registrants[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { standing, cursor } }));
  return { registrations: items, next, first: cursor === undefined, standing, key: newKey() };
};

type Chosen = { personId: string; version: string; name: string };
/** As a row or an undo names somebody: id, version, name. */
const chosenIn = (token: string): Chosen => {
  const [personId = '', version = '', ...name] = token.split(' ');
  return { personId, version, name: name.join(' ') };
};

/** One after another, each done once: pressed again, it goes on with whoever is left. */
const decideEach = async (event: RequestEvent, form: FormData, chosen: Chosen[], json: { standing: Standing; reason: string }) => {
  const done: string[] = [];
  const left: { name: string; why: string }[] = [];
  for (const { personId, version, name } of chosen) {
    const headers = { 'idempotency-key': `${String(form.get('_key'))}-${personId}`, 'if-match': `"${version}"` };
    const answer = await attempt(event, api(event).entries.registrants[':challengeId'][':personId'].$put({ param: { challengeId: event.params.call, personId }, json }, { headers }));
    if (answer.ok) done.push(`${personId} ${answer.value.version} ${name}`);
    else left.push({ name, why: answer.problem.detail ?? answer.problem.title });
  }
  return { standing: json.standing, done, left };
};

export const actions: Actions = {
  decide: async (event) => {
    const form = await event.request.formData();
    const personId = String(form.get('person') ?? '');
    const wanted = { standing: form.get('answer') === 'approved' ? ('approved' as const) : ('refused' as const), reason: String(form.get('reason') ?? '').trim() };
    const path = { param: { challengeId: event.params.call, personId } };
    const done = await attempt(event, api(event).entries.registrants[':challengeId'][':personId'].$put({ ...path, json: wanted }, { headers: once(form, true) }));
    return done.ok ? { decided: wanted.standing, name: String(form.get('name') ?? '') } : refuse(done.problem, { ...wanted, personId });
  },
  many: async (event) => {
    const form = await event.request.formData();
    const chosen = (form.has('all') ? form.getAll('row') : form.getAll('chosen')).map((token) => chosenIn(String(token)));
    const wanted = { standing: standingIn(form.get('answer')) ?? ('approved' as const), reason: String(form.get('reasonForMany') ?? '').trim() };
    const errors = [
      ...(chosen.length === 0 ? [{ field: 'chosen', message: 'Choose at least one person.' }] : []),
      ...(wanted.standing === 'refused' && wanted.reason.length < 3 ? [{ field: 'reasonForMany', message: 'Say why. Each of them reads it.' }] : []),
    ];
    if (errors.length > 0) return fail(422, { problem: { title: 'There is a problem', status: 422, code: 'invalid', errors }, faults: Object.fromEntries(errors.map(({ field, message }) => [field, message])), values: { reasonForMany: wanted.reason, chosen: chosen.map(({ personId }) => personId) } });
    return { many: await decideEach(event, form, chosen, wanted) };
  },
};
