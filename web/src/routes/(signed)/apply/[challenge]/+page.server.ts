import { fail, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { answersOf } from '#lib/conditions-form.ts';
import { whoCanEnter } from '../../../../../../functions/domain/eligibility/who-can-enter.ts';
import { readStart, startFaults } from './start-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { challenge, own, entries, teams, registration, stage, open } = await event.parent();
  const adding = event.url.searchParams.has('new');
  const starting = open && (adding || entries.length === 0) && registration?.standing !== 'waiting' && registration?.standing !== 'refused';
  const rules = starting && !registration ? (await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: challenge.slug }, query: {} }))).rules.sections.rules : undefined;
  const asked = starting && !registration ? await read(event, api(event).entries.registrations[':challengeId'].eligibility.$get({ param: { challengeId: challenge.id } })) : undefined;
  const goingOn = starting && challenge.follows ? (await read(event, api(event).entries.participants[':challengeId'].own.$get({ param: { challengeId: challenge.id } }))).items : [];
  const judged = stage === 'deciding' || stage === 'results' ? entries.filter((entry) => entry.sentVersion > 0 && (!own || entry.id === own.entry.id)) : [];
  const [decided, sent, questions] = await Promise.all([
    Promise.all(judged.map(async ({ id }) => [id, (await read(event, api(event).results.outcomes[':entryId'].$get({ param: { entryId: id } }))).outcome?.outcome] as const)),
    own && own.entry.sentVersion > 0 ? read(event, api(event).entries.entries[':entryId'].sent.$get({ param: { entryId: own.entry.id }, query: {} })) : undefined,
    own && own.entry.sentVersion > 0 && ['closed', 'judging', 'deciding', 'results'].includes(stage) ? read(event, api(event).entries.entries[':entryId'].clarifications.$get({ param: { entryId: own.entry.id } })) : undefined,
  ]);
  const left = event.url.searchParams.get('left') ?? '';
  const joined = teams.find((team) => team.id === event.url.searchParams.get('joined'))?.name;
  const invitation = event.url.searchParams.get('invitation') ?? '';
  if (invitation) event.setHeaders({ 'referrer-policy': 'same-origin' });
  return { key: newKey(), goingOn, left, joined, starting, invitation, choose: event.url.searchParams.has('choose'), eligibility: asked, rules: rules && { eligibility: markdown(whoCanEnter(rules)), text: markdown(rules.rules) }, outcomes: Object.fromEntries(decided), sent, questions: questions?.items ?? [] };
};

/** Who was in the team of the stage before is asked into the new one. Whom no letter reaches is asked from the team’s page. */
const inviteFormer = async (event: RequestEvent, before: string, teamId: string, me: string, headers: { headers?: unknown } & Record<string, unknown>) => {
  const { members } = await read(event, api(event).entries.teams[':teamId'].$get({ param: { teamId: before } }));
  for (const { personId, email } of members) {
    if (personId !== me) await attempt(event, api(event).entries.teams[':teamId'].invitations.$post({ param: { teamId }, json: { email } }, { headers: { ...headers, 'idempotency-key': `${String(headers['idempotency-key'])}-${personId}` } as never }));
  }
};

export const actions: Actions = {
  /** Rules, team and entry, in that order; each is done once, so that a page shown again goes on where it stopped. */
  start: async (event) => {
    const form = await event.request.formData();
    const typed = readStart(form);
    const faults = startFaults(typed);
    if (faults.length > 0) {
      const problem = { title: 'There is a problem', status: 422, code: 'invalid', errors: faults };
      return fail(422, { problem, values: typed, faults: Object.fromEntries(faults.map((fault) => [fault.field, fault.message])) });
    }
    const { entries } = api(event);
    const headers = once(form);
    if (typed.registering) {
      const { questions } = await read(event, entries.registrations[':challengeId'].eligibility.$get({ param: { challengeId: typed.challengeId } }));
      const json = { challengeId: typed.challengeId, rulesVersion: typed.rulesVersion, rulesHash: typed.rulesHash, invitation: typed.invitation || undefined, answers: answersOf(questions, typed.conditions) };
      const done = await attempt(event, entries.registrations.$post({ json }, { headers }));
      if (!done.ok) return refuse(done.problem, typed);
      if (typed.approval || done.value.standing !== 'approved') redirect(303, `/apply/${event.params.challenge}`);
    }
    const continued = typed.how.startsWith('on-') ? (await read(event, entries.participants[':challengeId'].own.$get({ param: { challengeId: typed.challengeId } }))).items.find(({ entryId }) => `on-${entryId}` === typed.how) : undefined;
    let teamId = typed.how;
    if (continued || typed.how === 'alone' || typed.how === 'team') {
      const me = await read(event, api(event).accounts.me.$get());
      const name = continued?.teamName ?? (typed.how === 'alone' ? me.name.slice(0, 80) : typed.teamName);
      const { teams } = await read(event, entries.entries.$get({ query: { challengeId: typed.challengeId } }));
      const here = continued && teams.find((team) => team.name === name);
      const made = here ? { ok: true as const, value: here } : await attempt(event, entries.teams.$post({ json: { challengeId: typed.challengeId, name } }, { headers }));
      if (!made.ok) return refuse(made.problem, typed);
      teamId = made.value.id;
      if (continued) await inviteFormer(event, continued.teamId, teamId, me.id, headers);
    }
    const json = continued ? { teamId, title: continued.title, area: continued.area, continues: continued.entryId } : { teamId, title: typed.title, area: typed.area };
    const started = await attempt(event, entries.entries.$post({ json }, { headers }));
    if (!started.ok) return refuse(started.problem, continued ? typed : { ...typed, how: teamId });
    redirect(303, `/apply/${event.params.challenge}?entry=${started.value.id}`);
  },
  rules: async (event) => {
    const form = await event.request.formData();
    const rulesVersion = Number(form.get('rulesVersion'));
    const done = await attempt(event, api(event).entries.teams[':teamId'].rules.$post({ param: { teamId: String(form.get('team')) }, json: { rulesVersion } }, { headers: once(form) }));
    return done.ok ? { accepted: rulesVersion } : refuse(done.problem);
  },
};
