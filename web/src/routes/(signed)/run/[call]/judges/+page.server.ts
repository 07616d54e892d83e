import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const of = (event: { params: { call: string } }) => ({ challengeId: event.params.call });

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const judges = api(event).judging.judges[':challengeId'];
  const [present, invitations, conflicts] = await Promise.all([
    read(event, judges.$get({ param: of(event) })),
    read(event, judges.invitations.$get({ param: of(event), query: { cursor } })),
    read(event, judges.conflicts.$get({ param: of(event) })),
  ]);
  return {
    judges: present.items.toSorted((a, b) => a.name.localeCompare(b.name, 'en')), invitations: invitations.items, next: invitations.next, first: cursor === undefined,
    conflicts: conflicts.items, unknown: conflicts.unknown, teams: conflicts.teams, now: event.platform!.now(), key: newKey(),
  };
};

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData();
    const typed = { email: String(form.get('email') ?? '').trim(), name: String(form.get('name') ?? '').trim(), organization: String(form.get('organization') ?? '').trim(), areas: form.getAll('areas').map(String) };
    const done = await attempt(event, api(event).judging.judges[':challengeId'].invitations.$post({ param: of(event), json: { judges: [typed] } }, { headers: once(form) }));
    if (done.ok) return { invited: done.value.invited[0], already: done.value.already[0], declined: done.value.declined.length > 0, judging: done.value.judging.length > 0, entering: done.value.entering[0] };
    const errors = (done.problem.errors ?? []).map(({ field, message }) => ({ field: field.replace('judges.0.', ''), message }));
    return refuse({ ...done.problem, ...(errors.length > 0 ? { errors } : {}) }, typed);
  },
  resend: async (event) => {
    const form = await event.request.formData();
    const param = { ...of(event), invitationId: String(form.get('invitation') ?? '') };
    const done = await attempt(event, api(event).judging.judges[':challengeId'].invitations[':invitationId'].resend.$post({ param }, { headers: once(form) }));
    return done.ok ? { resent: done.value.email } : refuse(done.problem);
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const param = { ...of(event), invitationId: String(form.get('invitation') ?? '') };
    const done = await attempt(event, api(event).judging.judges[':challengeId'].invitations[':invitationId'].revoke.$post({ param }, { headers: once(form) }));
    return done.ok ? { revoked: done.value.email } : refuse(done.problem);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const judge = String(form.get('judge') ?? '');
    const reason = String(form.get('reason') ?? '').trim();
    const done = await attempt(event, api(event).judging.judges[':challengeId'][':personId'].revoke.$post({ param: { ...of(event), personId: judge }, json: { reason } }, { headers: once(form) }));
    return done.ok ? { removed: done.value.name } : refuse(done.problem, { judge, reason });
  },
};
