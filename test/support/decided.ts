import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { closedRound } from './closed-round.ts';
import { people, type PersonName } from './people.ts';
import type { Opened } from './stage.ts';
import { answer, type World } from './world.ts';

/** Somebody of the cast is in the team of an entry too. */
export const joins = async ({ store, ports }: World, who: PersonName, { teamId }: Entry): Promise<void> => {
  const [member] = await ports.teams.members(teamId);
  const { id: personId, name, email } = people[who];
  await store.put({ ...at.teamMember(teamId, personId), _t: 'team-member', _v: 1, ...member!, personId, name, email, ownerpk: `ME#${personId}`, ownersk: `TEAM#${teamId}`, card: { teamId, challengeId: member!.challengeId } });
};

/** A stranger's team becomes that of somebody of the cast. */
export const leadsNow = async (world: World, who: PersonName, entry: Entry): Promise<void> => {
  const { store, ports } = world;
  const [{ teamId }, { id }] = [entry, people[who]];
  const [member] = await ports.teams.members(teamId);
  await joins(world, who, entry);
  if (member!.personId !== id) await store.write([{ remove: at.teamMember(teamId, member!.personId) }]);
  await store.put({ ...(await store.get(at.team(teamId)))!, leadId: id });
};

type Decided = { outcome: string; prizeId?: string };
/** A round whose decisions are applied: `outcomes` of the first entries in the order of their scores, the rest not selected. Entries without a lead here belong to strangers. */
export const decidedRound = async (world: World, { tiers, outcomes, leads, slug, entries: count = 8, apply = true }: { tiers: object[]; outcomes: Decided[]; leads: Partial<Record<PersonName, number>>; slug?: string; entries?: number; apply?: boolean }): Promise<{ challenge: Opened; entries: Entry[] }> => {
  const { challenge, entries } = await closedRound(world, count, { reviews: 2, judges: 3, changes: { prizes: { tiers, note: '' } }, ...(slug ? { slug } : {}) });
  for (const [who, n] of Object.entries(leads)) await leadsNow(world, who as PersonName, entries[n!]!);
  for (const [n, { outcome, prizeId = '' }] of outcomes.entries()) {
    await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: entries[n]!.id, outcome, prizeId, place: 0, reason: 'As scored.', feedback: '' }, { version: 1 }));
  }
  if (apply) await answer(world.as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false }));
  return { challenge, entries };
};
