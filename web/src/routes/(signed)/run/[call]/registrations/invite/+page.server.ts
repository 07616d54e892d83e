import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.participants[':challengeId'].invitations.$get({ param: { challengeId: event.params.call }, query: { cursor } }));
  const { challenge } = await event.parent();
  const goingOn = challenge.follows && cursor === undefined ? await read(event, api(event).entries.participants[':challengeId']['going-on'].$get({ param: { challengeId: event.params.call } })) : undefined;
  return { goingOn, invitations: items, next, first: cursor === undefined, now: event.platform?.now() ?? '', key: newKey() };
};

/** One address a line, or separated by commas or semicolons. */
const addressesIn = (list: string) => list.split(/[\s,;]+/).filter(Boolean);

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData();
    const list = String(form.get('list') ?? '');
    const emails = addressesIn(list);
    const done = await attempt(event, api(event).entries.participants[':challengeId'].invitations.$post({ param: { challengeId: event.params.call }, json: { emails } }, { headers: once(form) }));
    if (done.ok) return { invited: done.value.invited.length, already: done.value.already };
    const errors = done.problem.errors?.map(({ field, message }) => {
      const at = /^emails\.(\d+)$/.exec(field)?.[1];
      return { field: 'list', message: at === undefined ? message : `${emails[Number(at)]}: ${message}` };
    });
    return refuse({ ...done.problem, ...(errors ? { errors } : {}) }, { list });
  },
  goingOn: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).entries.participants[':challengeId']['going-on'].$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    return done.ok ? { told: { invited: done.value.invited.length, already: done.value.already.length, left: done.value.left } } : refuse(done.problem);
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const param = { challengeId: event.params.call, invitationId: String(form.get('invitation') ?? '') };
    const done = await attempt(event, api(event).entries.participants[':challengeId'].invitations[':invitationId'].revoke.$post({ param }, { headers: once(form) }));
    return done.ok ? { revoked: done.value.email } : refuse(done.problem);
  },
};
