import { api, read } from '#lib/api.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

/** Of the last reveal. A result is shown whether its record can be read or not. */
const readRevealed = async (event: PageServerLoadEvent) => {
  const reply = await api(event).challenges.record.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: { act: 'scores.revealed' } });
  const [leaf] = reply.ok ? (await reply.json()).items : [];
  return leaf?.opens === undefined ? undefined : { log: `${event.url.origin}/record/log`, index: leaf.index, opens: leaf.opens };
};

export const load: PageServerLoad = async (event) => {
  const [{ shown }, published] = await Promise.all([event.parent(), api(event).results.winners[':slug'].$get({ param: { slug: event.params.slug } })]);
  if (shown.challenge.listing) error(404, { message: 'Results of this call are published elsewhere.' });
  const { winners, record, unworked, passed, outcomes, versions } = await read(event, Promise.resolve(published));
  return { winners, record, unworked, passed, outcomes, versions, revealed: record && (await readRevealed(event)) };
};
