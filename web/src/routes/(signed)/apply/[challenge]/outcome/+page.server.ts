import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { strongLabels } from '../../../../../../../functions/domain/judging/evaluation/feedback-parts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const { outcome } = await read(event, api(event).results.outcomes[':entryId'].$get({ param: { entryId: own.entry.id } }));
  return { outcome: outcome && { ...outcome, reason: markdown(outcome.reason), feedback: markdown(strongLabels(outcome.feedback)) } };
};
