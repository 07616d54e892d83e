import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readOrWait, refuse } from '#lib/api.ts';
import { namedUnselected } from '../../../../../../../../functions/domain/judging/decision/named-unselected.ts';
import { departures } from '../../../../../../../../functions/domain/judging/decision/departures.ts';
import { thinWinners } from '../../../../../../../../functions/domain/judging/progress/waiver.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call };
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const found = await readOrWait(event, api(event).judging.results[':challengeId'].$get({ param }));
  if (!found.ok) redirect(303, `/run/${event.params.call}/decide`);
  const { rows, round, empty, unequal } = found.value;
  const left = rows.filter((row) => !row.decision).length;
  if (round.decidedAt || (round.applying && round.applying.refused === undefined) || left > 0 || rows.length === 0) redirect(303, `/run/${event.params.call}/decide`);
  const count = (outcome: string) => rows.filter((row) => row.decision?.outcome === outcome).length;
  const { items, letters, next } = await read(event, api(event).judging.results[':challengeId'].letters.$get({ param, query: { cursor } }));
  const moved = rows.flatMap(({ code, title, rank, move, score }) => (move && !move.takenBack ? [{ code, title, computed: rank, score, place: move.place, reason: move.reason }] : [])).toSorted((a, b) => a.place - b.place);
  return { moved, thin: thinWinners(rows, round), quorum: round.quorum, left: departures(rows.map(({ code, rank, standing, decision }) => ({ code, place: standing ? rank : 0, outcome: decision?.outcome }))), winners: count('winner'), finalists: count('finalist'), others: count('not-selected'), total: rows.length, empty, unequal, named: namedUnselected(rows), letters, previews: items, next, first: cursor === undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).judging.results[':challengeId'].apply.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run/${event.params.call}/decide?applied`);
  },
};
