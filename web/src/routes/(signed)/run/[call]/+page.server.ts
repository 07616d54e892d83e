import { toldChanges } from '#lib/authoring/told-changes.ts';
import { api, attempt, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

type Counted = { count: number; more: boolean };

type Draft = { sections: { prizes: { tiers: { cents: number; places: number }[] } }; edits: { name: string; version: number }[] };
/** Of a draft, what its own section says: nothing is true of prizes before somebody wrote there. */
const prizesOf = (published: number, draft: Draft | undefined): { cents: number; written: boolean } => {
  if (!draft) return { cents: published, written: true };
  const { tiers } = draft.sections.prizes;
  return { cents: tiers.reduce((sum, tier) => sum + tier.cents * tier.places, 0), written: tiers.length > 0 || draft.edits.some(({ name, version }) => name === 'prizes' && version > 1) };
};

/** The console: what happened, and the few figures that say how it goes. What does not apply yet is simply left out. */
export const load: PageServerLoad = async (event) => {
  const { challenge, stage, roles } = await event.parent();
  const now = event.platform!.now();
  const running = challenge.approval === 'approved' && challenge.profile !== 'listing' && roles.includes('manager');
  const param = { challengeId: challenge.id };
  const counted = async (asked: Promise<{ ok: true; value: { items: unknown[]; next?: string | undefined } } | { ok: false }>): Promise<Counted | undefined> => {
    const answer = await asked;
    return answer.ok ? { count: answer.value.items.length, more: answer.value.next !== undefined } : undefined;
  };
  const listed = <T>(asking: boolean, ask: () => Promise<T>) => (asking ? ask() : undefined);
  const changing = running && stage !== 'results' && stage !== 'cancelled';
  const settling = (stage === 'deciding' || stage === 'results') && challenge.approval === 'approved' && challenge.profile !== 'listing' && roles.some((role) => role === 'manager' || role === 'approver');
  const [draft, shown, entries, waiting, judges, board, awards, followed, next] = await Promise.all([
    listed(stage === 'draft' || changing, () => read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: challenge.id } }))),
    listed(stage !== 'draft' && stage !== 'scheduled', () => read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: challenge.slug }, query: {} }))),
    listed(running, () => counted(attempt(event, api(event).entries.received[':challengeId'].$get({ param, query: { state: 'sent' } })))),
    listed(running && challenge.participation === 'approval', () => counted(attempt(event, api(event).entries.registrants[':challengeId'].$get({ param, query: { standing: 'waiting' } })))),
    listed(running, () => attempt(event, api(event).judging.judges[':challengeId'].$get({ param }))),
    listed(running && (stage === 'judging' || stage === 'deciding'), () => attempt(event, api(event).judging.progress[':challengeId'].$get({ param }))),
    listed(settling, () => read(event, api(event).results.awards[':challengeId'].$get({ param, query: {} }))),
    listed(settling && stage === 'results', () => read(event, api(event).results['follow-ups'][':challengeId'].$get({ param }))),
    listed(challenge.next !== undefined, () => read(event, api(event).challenges.calls[':id'].$get({ param: { id: challenge.next! } }))),
  ]);
  const after = next && !next.challenge.discarded && !next.challenge.cancelled ? next.challenge.title || 'untitled' : undefined;
  return {
    now, next: after, prizes: prizesOf(challenge.prizeCents, stage === 'draft' ? draft : undefined), entries, waiting, notices: shown?.notices ?? [],
    unpublished: changing && draft?.before ? toldChanges(draft.before.sections, draft.sections).length : 0,
    judges: judges?.ok ? judges.value.items.filter((judge) => !judge.revoked).length : undefined,
    awards: awards?.sums?.states, followUps: followed?.items.filter(({ state }) => state === 'due').length,
    pace: board?.ok ? board.value.pace : undefined, assigned: board?.ok, underway: board?.ok ? board.value.underway : undefined,
  };
};
