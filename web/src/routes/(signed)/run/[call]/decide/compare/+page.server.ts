import { api, read, readOrWait } from '#lib/api.ts';
import { namedCuts } from '../../../../../../../../functions/domain/judging/decision/prize-cuts.ts';
import { sideBySide } from './side-by-side.ts';
import type { PageServerLoad } from './$types';

/** Two entries of a closed round beside each other, for whoever decides between them. */
export const load: PageServerLoad = async (event) => {
  const { a, b } = Object.fromEntries(event.url.searchParams);
  const challengeId = event.params.call;
  const results = api(event).results.results[':challengeId'];
  const found = await readOrWait(event, results.$get({ param: { challengeId } }));
  if (!found.ok) return { why: found.problem.detail ?? found.problem.title };
  if (!a || !b || a === b) return { why: 'Choose two different entries.' };
  const of = async (entryId: string) => {
    const param = { challengeId, entryId };
    const [row, received, written] = await Promise.all([
      read(event, results.rows[':entryId'].$get({ param })), read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })), read(event, results.reviews[':entryId'].$get({ param })),
    ]);
    return { ...row, entryId, received, reviews: written.reviews, criteriaOf: written.criteria };
  };
  const [one, other] = await Promise.all([of(a), of(b)]);
  // the chance is kept for neighbors alone, with the one that stands above
  const [above, below] = one.rank <= other.rank ? [one, other] : [other, one];
  const chance = below.rank - above.rank === 1 ? above.standing?.beatsNext : undefined;
  return {
    entries: [one, other], criteria: one.criteriaOf, answers: sideBySide(one.received.sections, other.received.sections), cuts: namedCuts(found.value.panel?.cuts ?? [], found.value.tiers), decided: found.value.round.decidedAt,
    ...(chance === undefined ? {} : { chance: { value: chance, above: above.code, below: below.code } }),
  };
};
