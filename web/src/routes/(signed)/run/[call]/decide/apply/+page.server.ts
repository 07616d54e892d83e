import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call };
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const found = await readOrWait(event, api(event).results.results[':challengeId'].$get({ param }));
  if (!found.ok) redirect(303, `/run/${event.params.call}/decide`);
  const { round, empty, unequal, total, undecided, notSelected, selected, rooms, demoDay, moved, thinWinners, departures, departed, named, working, panel } = found.value;
  if (round.decidedAt || (round.applying && round.applying.refused === undefined) || undecided > 0 || total === 0) redirect(303, `/run/${event.params.call}/decide`);
  const count = (outcome: string) => selected.filter((one) => one.outcome === outcome).length;
  const { items, next } = await read(event, api(event).results.results[':challengeId'].letters.$get({ param, query: { cursor } }));
  const before = {
    room: rooms.filter(({ open }) => open).length, minutes: rooms.filter(({ open, minutes }) => !open && !minutes).length, day: demoDay?.running === true,
  };
  return { before, unworked: working.readyAt === undefined, sealed: panel?.sealed ?? false, moved, thin: thinWinners, quorum: round.quorum, left: departures, leftMore: departed - departures.length, winners: count('winner'), finalists: count('finalist'), others: notSelected, total, empty, unequal, named, previews: items, next, first: cursor === undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const withoutResults = String(form.get('withoutResults') ?? '').trim();
    const marksToTeams = form.has('marksToTeams');
    const done = await attempt(event, api(event).results.results[':challengeId'].apply.$post({ param: { challengeId: event.params.call }, json: { marksToTeams, ...(withoutResults === '' ? {} : { withoutResults }) } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, { withoutResults, marksToTeams });
    redirect(303, `/run/${event.params.call}/decide?applied`);
  },
};
