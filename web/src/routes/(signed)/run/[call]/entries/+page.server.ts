import { api, read } from '#lib/api.ts';
import { stillFoundIn } from '#lib/call/still-found.ts';
import { entryStates } from '../../../../../../../functions/domain/entry/entry.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('state');
  const state = entryStates.find((one) => one === asked) ?? 'sent';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.received[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { state, cursor } }));
  const { stage } = await event.parent();
  const through = state === 'sent' && cursor === undefined && ['closed', 'judging', 'deciding'].includes(stage)
    ? await read(event, api(event).entries.redactions[':challengeId'].$get({ param: { challengeId: event.params.call }, query: {} }))
    : undefined;
  const queue = state === 'sent' && cursor === undefined && stage === 'closed' ? await read(event, api(event).entries.screenings[':challengeId'].$get({ param: { challengeId: event.params.call }, query: {} })) : undefined;
  const looked = event.url.searchParams.get('looked');
  return { queue: queue && queue.of > 0 ? queue : undefined, through: through?.blind && through.of > 0 ? through : undefined, entries: items, next, first: cursor === undefined, state, done: looked !== null, still: looked ? await stillFoundIn(event, looked) : undefined };
};
