import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { touchMinutes } from '../../../../../../functions/domain/people/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).accounts.sessions.$get());
  const now = Date.parse(event.platform!.now());
  /** A use is noted once in some minutes, so a time that was noted is not exactly the last. */
  const usedOf = ({ current, seenAt }: { current: boolean; seenAt: string }) => (current ? 'now' as const : now - Date.parse(seenAt) < touchMinutes * 60_000 ? 'lately' as const : 'before' as const);
  return { sessions: items.map((session) => ({ ...session, used: usedOf(session) })), minutes: touchMinutes, key: newKey() };
};

export const actions: Actions = {
  end: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.sessions[':sessionId'].$delete({ param: { sessionId: String(form.get('session')) } }));
    return done.ok ? { ended: true } : refuse(done.problem);
  },
  everywhere: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.sessions['end-all'].$post({}, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, '/auth/ended');
  },
};
