import { error } from '@sveltejs/kit';
import { loadIssued, standingActions } from '#lib/server/standing-desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** One of a challenge stands under its challenge. */
export const load: PageServerLoad = async (event) => {
  const found = await loadIssued(event);
  if (found.credential.challenge || found.credential.agencyId !== event.params.agency) error(404, { message: 'There is no such credential here.' });
  return found;
};

export const actions: Actions = standingActions;
