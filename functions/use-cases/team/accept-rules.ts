import type { Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Team } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { leadOf, ownTeam } from './membership.ts';

/** The lead accepts the rules version now in force, for the team, before the next Send. */
export const acceptRules = async (ports: Pick<Ports, 'challenges' | 'teams' | 'registrations' | 'chance'>, caller: Caller, wanted: { teamId: string; rulesVersion: number }): Promise<Team> => {
  const own = await ownTeam(ports, caller, wanted.teamId);
  leadOf(own);
  const challenge = await ports.challenges.find(own.team.challengeId, { strong: true });
  if (!challenge) throw notFound('challenge');
  if (challenge.rulesVersion !== wanted.rulesVersion) throw new Refusal('stale', `Version ${challenge.rulesVersion} is in force. Read it, then accept it.`, 'rulesVersion');
  const next: Team = { ...own.team, rulesVersion: wanted.rulesVersion, version: own.team.version + 1 };
  const registration = await ports.registrations.find(challenge.id, own.person.id);
  const accepted = registration && { ...registration, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash, acceptedAt: caller.at, version: registration.version + 1 };
  await ports.teams.change(next, tell(ports, caller, 'rules.accepted', { about: challenge.id, refs: { team: next.id, rules: next.rulesVersion }, answer: next }), accepted);
  return next;
};
