import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { answersOf, typedConditions } from '#lib/conditions-form.ts';
import { markdown } from '#lib/server/markdown.ts';
import { whoCanEnter } from '../../../../../../../functions/domain/eligibility/who-can-enter.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is looking, if anybody: an invitation is read before signing in. */
const reader = async (event: RequestEvent) => {
  const reply = await api(event).accounts.me.$get();
  return reply.ok ? await reply.json() : undefined;
};

const offered = async (event: RequestEvent<{ token: string }>) => {
  const reply = await api(event).entries['team-invitations'][':token'].$get({ param: { token: event.params.token } });
  return reply.ok ? await reply.json() : undefined;
};

export const load: PageServerLoad = async (event) => {
  // Its address is a secret. With no-referrer a browser would also hide the origin of the form, which is then refused as forged.
  event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
  const [me, offer] = await Promise.all([reader(event), offered(event)]);
  if (!offer) return { me: me?.name, offer: undefined };
  const { challenge, stage, rules } = await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: offer.challenge.slug }, query: {} }));
  const challengeId = challenge.id;
  const [registration, mine] = me
    ? await Promise.all([attempt(event, api(event).entries.registrations[':challengeId'].$get({ param: { challengeId } })), read(event, api(event).entries.entries.$get({ query: { challengeId } }))])
    : [undefined, { teams: [] }];
  const { outcome, expiresAt } = offer.invitation;
  const open = stage === 'open' || stage === 'upcoming';
  return {
    me: me?.name,
    offer,
    zone: challenge.zone,
    state: !open ? 'closed' : outcome !== 'waiting' ? outcome : expiresAt < (event.platform?.now() ?? '') ? 'expired' : 'waiting',
    member: mine.teams.some((team) => team.id === offer.team.id),
    registered: registration?.ok ?? false,
    rules: { version: challenge.rulesVersion, hash: challenge.rulesHash, eligibility: markdown(whoCanEnter(rules.sections.rules)) },
    asked: me && open && !registration?.ok ? await read(event, api(event).entries.registrations[':challengeId'].eligibility.$get({ param: { challengeId } })) : undefined,
    key: newKey(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { entries } = api(event);
    const headers = once(form);
    const ticked = { eligible: form.has('eligible'), accept: form.has('accept'), conditions: typedConditions(form) };
    // Whoever cannot join is refused by the join itself, and has not been registered on the way.
    const offer = await offered(event);
    if (form.has('registering') && offer?.invitation.outcome === 'waiting' && !offer.forAnother) {
      const missing = [
        { field: 'eligible', message: 'Say that you can enter under these conditions.' },
        { field: 'accept', message: 'Accept the rules to take part.' },
      ].filter(({ field }) => !form.has(field));
      if (missing.length > 0) {
        const problem = { title: 'There is a problem', status: 422, code: 'invalid', errors: missing };
        return fail(422, { problem, values: ticked, faults: Object.fromEntries(missing.map(({ field, message }) => [field, message])) });
      }
      const challengeId = String(form.get('challengeId'));
      const { questions } = await read(event, entries.registrations[':challengeId'].eligibility.$get({ param: { challengeId } }));
      const json = { challengeId, rulesVersion: Number(form.get('rulesVersion')), rulesHash: String(form.get('rulesHash')), answers: answersOf(questions, ticked.conditions) };
      const done = await attempt(event, entries.registrations.$post({ json }, { headers }));
      if (!done.ok) return refuse(done.problem, ticked);
    }
    const joined = await attempt(event, entries['team-invitations'][':token'].accept.$post({ param: { token: event.params.token } }, { headers }));
    if (!joined.ok) return refuse(joined.problem, ticked);
    redirect(303, `/apply/${String(form.get('slug'))}?joined=${joined.value.id}`);
  },
};
