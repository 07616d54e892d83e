import { error } from '@sveltejs/kit';
import { loadIssued, standingActions } from '#lib/server/standing-desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** One of another challenge is not there under this one. */
export const load: PageServerLoad = async (event) => {
  const found = await loadIssued(event);
  if (found.credential.challenge?.id !== event.params.call) error(404, { message: 'There is no such credential in this challenge.' });
  return found;
};

export const actions: Actions = standingActions;
