import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  return { key: newKey(), asked: event.url.searchParams.get('ask') };
};

const asked = async (event: RequestEvent) => {
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { form, text, teams: api(event).entries.teams[':teamId'], param: { teamId: text('_team') }, headers: once(form) };
};

export const actions: Actions = {
  rename: async (event) => {
    const { form, text, teams, param } = await asked(event);
    const json = { name: text('name') };
    const done = await attempt(event, teams.$put({ param, json }, { headers: once(form, true) }));
    return done.ok ? { said: `The team is now called ${done.value.name}.` } : refuse(done.problem, json);
  },
  invite: async (event) => {
    const { text, teams, param, headers } = await asked(event);
    const json = { email: text('email') };
    const done = await attempt(event, teams.invitations.$post({ param, json }, { headers }));
    if (!done.ok) return refuse(done.problem, json);
    return { said: json.email ? `Mailed to ${json.email}.` : 'Here is a link for one person.', mailed: json.email !== '', link: done.value.link };
  },
  resend: async (event) => {
    const { text, teams, param, headers } = await asked(event);
    const done = await attempt(event, teams.invitations[':invitationId'].resend.$post({ param: { ...param, invitationId: text('invitation') } }, { headers }));
    if (!done.ok) return refuse(done.problem);
    return { said: done.value.invitation.email ? `Mailed to ${done.value.invitation.email} again. The old link no longer works.` : 'Here is a new link. The old one no longer works.', mailed: Boolean(done.value.invitation.email), link: done.value.link };
  },
  revoke: async (event) => {
    const { text, teams, param, headers } = await asked(event);
    const done = await attempt(event, teams.invitations[':invitationId'].revoke.$post({ param: { ...param, invitationId: text('invitation') } }, { headers }));
    return done.ok ? { said: 'That invitation is revoked. Its link no longer works.' } : refuse(done.problem);
  },
  lead: async (event) => {
    const { text, teams, param, headers } = await asked(event);
    const done = await attempt(event, teams.lead.$post({ param, json: { personId: text('person') } }, { headers }));
    return done.ok ? { said: `${text('name')} leads the team now.` } : refuse(done.problem);
  },
  remove: async (event) => {
    const { text, teams, param, headers } = await asked(event);
    const done = await attempt(event, teams.members[':personId'].remove.$post({ param: { ...param, personId: text('person') } }, { headers }));
    if (!done.ok) return refuse(done.problem);
    if (text('leaving')) redirect(303, `/apply/${event.params['challenge']}?left=${encodeURIComponent(text('teamName'))}`);
    return { said: `${text('name')} is no longer in the team.` };
  },
};
