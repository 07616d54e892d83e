import { redirect } from '@sveltejs/kit';
import { momentWords } from '../../../../../../../functions/domain/moment.ts';
import type { PageServerLoad } from './$types';

/** The samples, after the two steps that come before any content. */
export const load: PageServerLoad = async (event) => {
  const { own, practice } = await event.parent();
  if (!practice) redirect(303, `/judge/${event.params.challenge}`);
  return { practice, closes: practice.closesAt && momentWords(practice.closesAt, own.challenge.zone) };
};
