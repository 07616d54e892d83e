import type { Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { without, type Team } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { withSecondLook } from '../second-look.ts';
import { leadOf, openFor, ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'people' | 'chance'>;

/** A member leaves, or the lead removes one. A lead with company hands over first. */
export const removeMember = async (ports: Needed, caller: Caller, wanted: { teamId: string; personId: string }): Promise<Team> => {
  const own = await ownTeam(ports, caller, wanted.teamId);
  const { team, person } = own;
  const leaving = wanted.personId === person.id;
  if (!leaving) leadOf(own);
  await openFor(ports, caller, team.challengeId, { teamId: team.id });
  const member = await ports.teams.member(team.id, wanted.personId);
  if (!member) throw notFound('member');
  if (wanted.personId === team.leadId && team.memberCount > 1) throw new Refusal('conflict', 'The lead hands over to another member before leaving.');
  const next = without(team, member.personId);
  const kind = leaving ? 'team.left' : 'team.removed';
  await ports.teams.leave(next, member, tell(ports, caller, kind, { about: team.challengeId, refs: { team: team.id, person: member.personId }, answer: next }));
  return next;
};

const attemptHandOver = async (ports: Needed, caller: Caller, wanted: { teamId: string; personId: string }): Promise<Team> => {
  const own = await ownTeam(ports, caller, wanted.teamId);
  leadOf(own);
  const [member, person] = await Promise.all([ports.teams.member(own.team.id, wanted.personId), ports.people.find(wanted.personId)]);
  if (!member) throw notFound('member');
  if (!person || person.closed) throw new Refusal('conflict', `${member.name} has closed their account. Hand over to somebody else.`);
  const next: Team = { ...own.team, leadId: wanted.personId, version: own.team.version + 1 };
  const refs = { team: next.id, person: wanted.personId };
  await ports.teams.handOver(next, tell(ports, caller, 'team.lead-handed-over', { about: next.challengeId, refs, answer: next }));
  return next;
};

/** The lead hands over to a member whose account is open. Also after the deadline: it changes no entry, and what was sent keeps the team as it was. */
export const handOverLead = (ports: Needed, caller: Caller, wanted: { teamId: string; personId: string }): Promise<Team> => withSecondLook(() => attemptHandOver(ports, caller, wanted));

/** The lead changes the team's name. What was sent keeps the name it was sent under. */
export const renameTeam = async (ports: Needed, caller: Caller, wanted: { teamId: string; name: string; version: number }): Promise<Team> => {
  const own = await ownTeam(ports, caller, wanted.teamId);
  leadOf(own);
  await openFor(ports, caller, own.team.challengeId, { teamId: own.team.id });
  if (own.team.name === wanted.name) return own.team;
  if (own.team.version !== wanted.version) throw new Refusal('stale', 'Somebody in your team changed it meanwhile. Look again, then save.');
  const next: Team = { ...own.team, name: wanted.name, version: own.team.version + 1 };
  await ports.teams.rename(next, own.team, tell(ports, caller, 'team.renamed', { about: next.challengeId, refs: { team: next.id }, answer: next }));
  return next;
};
