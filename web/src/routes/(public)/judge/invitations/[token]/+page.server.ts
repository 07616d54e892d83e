import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { momentWords } from '../../../../../../../functions/domain/moment.ts';
import type { Actions, PageServerLoad } from './$types';

const path = (event: { params: { token: string } }) => ({ param: { token: event.params.token } });

/** Anybody who holds the link may read and decline; only the invited person, signed in, can accept. Who is looking, if anybody, is told as whom they would accept. */
export const load: PageServerLoad = async (event) => {
  // Its address is a secret. With no-referrer a browser would also hide the origin of the form, which is then refused as forged.
  event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
  const [me, { invitation, sentTo, forAnother, enters, challenge, brief }] = await Promise.all([api(event).accounts.me.$get(), read(event, api(event).judging['judge-invitations'][':token'].$get(path(event)))]);
  const { zone } = challenge;
  const dates = brief?.opensAt && brief.closesAt ? { opens: momentWords(brief.opensAt, zone), closes: momentWords(brief.closesAt, zone) } : undefined;
  const expired = invitation.outcome === 'waiting' && invitation.expiresAt < (event.platform?.now() ?? '');
  return { signIn: `/auth/sign-in?again=1&other=1&return=${encodeURIComponent(event.url.pathname)}`, invitation, sentTo, forAnother, enters, challenge, brief, dates, expired, until: momentWords(invitation.expiresAt, zone), me: me.ok ? (await me.json()).email : undefined, key: newKey() };
};

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging['judge-invitations'][':token'].accept.$post(path(event), { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/judge/${done.value.challengeId}`);
  },
  decline: async (event) => {
    const form = await event.request.formData();
    const reason = String(form.get('reason') ?? '').trim();
    const done = await attempt(event, api(event).judging['judge-invitations'][':token'].decline.$post({ ...path(event), json: { reason } }, { headers: once(form) }));
    return done.ok ? { declined: true } : refuse(done.problem, { reason });
  },
};
