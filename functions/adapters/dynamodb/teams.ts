import { judgesHere } from '../../domain/panel/judge.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nameCompared, nameTaken, Team, TeamMember } from '../../domain/entry/team.ts';
import type { Teams } from '../../ports/teams.ts';
import { sha256 } from '../system/sha256.ts';
import { entity } from './entity.ts';
import { freedBy, invitations } from './invitations.ts';
import { registrations } from './registrations.ts';
import { claim, inFreeSlot } from './slots.ts';
import { absent, atVersion, present, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const teams = entity({
  type: 'team',
  schema: Team,
  keys: (team) => ({ ...at.team(team.id), ownerpk: list.teams(team.challengeId), ownersk: `${team.name.toLowerCase()}#${team.id}` }),
  card: (team) => team,
});
const members = entity({
  type: 'team-member',
  schema: TeamMember,
  keys: (member) => ({ ...at.teamMember(member.teamId, member.personId), ownerpk: list.ofPerson(member.personId), ownersk: `TEAM#${member.teamId}` }),
  card: ({ teamId, challengeId }) => ({ teamId, challengeId }),
});

const slotsFull = (slots: number) => () => new Refusal('limit', `You are in ${slots} team${slots === 1 ? '' : 's'} of this challenge already, which is the most its rules allow. Leave one first.`);
/** Checked in the transaction that makes a member, as an acceptance checks the slots in the one that makes a judge: of two at one moment only one holds. */
const notJudging = ({ challengeId, personId }: TeamMember): Change => ({
  check: at.judge(challengeId, personId),
  when: { expression: 'attribute_not_exists(pk) OR attribute_exists(#revoked)', names: { '#revoked': 'revoked' }, refusal: judgesHere },
});
const stillHere = (personId: string): Change => ({
  check: at.person(personId), when: { expression: 'attribute_exists(pk) AND attribute_not_exists(#closed)', names: { '#closed': 'closed' }, refusal: stale },
});
type Named = Pick<Team, 'id' | 'challengeId' | 'name'>;
const nameKey = ({ challengeId, name }: Named) => at.teamName(challengeId, sha256(nameCompared(name)));
const sameName = (one: Named, other: Named): boolean => nameKey(one).pk === nameKey(other).pk;
/** Claimed by being absent, in the transaction that names the team: of two at one moment only one is called so. */
const takeName = (team: Named): Change => ({
  put: { ...nameKey(team), _t: 'team-name', holder: team.id },
  when: { expression: 'attribute_not_exists(pk) OR #holder = :team', names: { '#holder': 'holder' }, values: { ':team': team.id }, refusal: () => nameTaken(team.name) },
});
/** A team that an earlier release stored holds no name, and the one it goes by may be another's by now. */
const freeName = async (store: Store, team: Named): Promise<Change[]> => {
  const key = nameKey(team);
  return (await store.get(key, { strong: true }))?.['holder'] === team.id ? [{ remove: key }] : [];
};
const alreadyIn = () => new Refusal('taken', 'You are in this team already.');

export const storeTeams = (store: Store): Teams => ({
  async find(id) {
    const item = await store.get(at.team(id), { strong: true });
    return item && teams.fromItem(item);
  },
  async findMany(ids) {
    return (await store.getMany(ids.map(at.team))).map(teams.fromItem);
  },
  async member(teamId, personId) {
    const item = await store.get(at.teamMember(teamId, personId), { strong: true });
    return item && members.fromItem(item);
  },
  async members(teamId) {
    return (await store.all({ pk: at.team(teamId).pk, begins: 'MEMBER#', strong: true })).map(members.fromItem);
  },
  async ofChallenge(challengeId) {
    return (await store.all({ index: 'owner', pk: list.teams(challengeId) })).map((item) => Team.parse(item['card']));
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'TEAM#' });
    return items.map((item) => TeamMember.pick({ teamId: true, challengeId: true }).parse(item['card']));
  },
  form: (team, lead, slots, deed) =>
    inFreeSlot(slots, slotsFull(slots), async (slot) => {
      const seated = { ...lead, slot };
      await store.write([notJudging(seated), { put: teams.toItem(team), when: absent(alreadyIn) }, { put: members.toItem(seated) }, claim(at.teamSlot(team.challengeId, lead.personId, slot), team.id), takeName(team)], deed);
      return seated;
    }),
  join: (team, member, slots, answered, deed) =>
    inFreeSlot(slots, slotsFull(slots), async (slot) => {
      const seated = { ...member, slot };
      await store.write(
        [
          notJudging(seated),
          { put: teams.toItem(team), when: atVersion(team.version - 1) },
          { put: members.toItem(seated), when: absent(alreadyIn) },
          ...answered.map((one): Change => ({ put: invitations.toItem(one), when: atVersion(one.version - 1) })),
          ...freedBy(answered),
          claim(at.teamSlot(team.challengeId, member.personId, slot), team.id),
        ],
        deed,
      );
      return seated;
    }),
  async leave(team, member, deed) {
    await store.write(
      [
        { put: teams.toItem(team), when: atVersion(team.version - 1) },
        { remove: at.teamMember(member.teamId, member.personId) },
        { remove: at.teamSlot(team.challengeId, member.personId, member.slot) },
        ...(team.memberCount === 0 ? await freeName(store, team) : []),
      ],
      deed,
    );
  },
  async handOver(team, deed) {
    const member: Change = { check: at.teamMember(team.id, team.leadId), when: present(stale) };
    await store.write([{ put: teams.toItem(team), when: atVersion(team.version - 1) }, member, stillHere(team.leadId)], deed);
  },
  async rename(team, before, deed) {
    const freed = sameName(team, before) ? [] : await freeName(store, before);
    await store.write([{ put: teams.toItem(team), when: atVersion(team.version - 1) }, takeName(team), ...freed], deed);
  },
  async change(team, deed, accepted) {
    const own: Change[] = accepted ? [{ put: registrations.toItem(accepted), when: atVersion(accepted.version - 1) }] : [];
    await store.write([{ put: teams.toItem(team), when: atVersion(team.version - 1) }, ...own], deed);
  },
});
