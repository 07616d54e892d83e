import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readOrWait, refuse } from '#lib/api.ts';
import { recipientWords } from '#lib/awarding/issued.ts';
import { isOfChallenge, type Basis } from '../../../../../../../functions/domain/credential/basis.ts';
import type { Actions, PageServerLoad } from './$types';

/** Before the decisions are applied nothing follows from the challenge, and nothing is offered. */
export const load: PageServerLoad = async (event) => {
  const { challenge } = await event.parent();
  const param = { challengeId: event.params.call };
  const results = api(event).results;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [found, { items: offerings }, page] = await Promise.all([
    readOrWait(event, results.results[':challengeId'].$get({ param })), read(event, results['challenge-credentials'][':challengeId'].offers.$get({ param })),
    read(event, results['challenge-credentials'][':challengeId'].$get({ param, query: { cursor } })),
  ]);
  const value = found.ok ? found.value : undefined;
  if (!value?.round.decidedAt) return { offers: undefined, items: [], next: undefined, first: true, ask: undefined, reach: undefined, asked: false, key: newKey() };
  const { items: kinds } = await read(event, results['credential-kinds'][':agencyId'].$get({ param: { agencyId: challenge.agencyId } }));
  const counts: Partial<Record<Basis, number>> = { winner: value.selected.filter(({ outcome }) => outcome === 'winner').length, finalist: value.selected.filter(({ outcome }) => outcome === 'finalist').length, entered: value.total };
  const offers = kinds.filter(({ basis, retired }) => isOfChallenge(basis) && !retired).map((kind) => ({
    ...kind, whom: recipientWords(kind.basis, counts[kind.basis] ?? 0), nobody: kind.basis !== 'judge' && !counts[kind.basis], offering: offerings.find(({ kindId }) => kindId === kind.id),
  }));
  const ask = offers.find(({ id, offering, nobody }) => id === event.url.searchParams.get('offer') && !nobody && (!offering || offering.finishedAt));
  const reach = ask && (await attempt(event, results['challenge-credentials'][':challengeId'].offers[':kindId'].$get({ param: { ...param, kindId: ask.id } })));
  return { offers, ...page, first: cursor === undefined, ask, reach: reach?.ok ? reach.value : undefined, asked: event.url.searchParams.has('asked'), key: newKey() };
};

export const actions: Actions = {
  offer: async (event) => {
    const form = await event.request.formData();
    const json = { kindId: String(form.get('kind') ?? '') };
    const done = await attempt(event, api(event).results['challenge-credentials'][':challengeId'].offers.$post({ param: { challengeId: event.params.call }, json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run/${event.params.call}/credentials?asked`);
  },
};
