import { signedIn, type Caller } from '../../domain/caller.ts';
import { faceOf, type Team, type TeamMember } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { approvedRegistration, openFor, refuseInsider } from './membership.ts';

type Needed = Pick<Ports, 'agencies' | 'judges' | 'challenges' | 'grants' | 'registrations' | 'teams' | 'people' | 'chance'>;

/** A registered person forms a team and leads it; alone is a team of one. */
export const formTeam = async (ports: Needed, caller: Caller, wanted: { challengeId: string; name: string }): Promise<Team> => {
  const person = signedIn(caller);
  const challenge = await openFor(ports, caller, wanted.challengeId);
  await refuseInsider(ports, challenge, person.id);
  const registration = await approvedRegistration(ports, challenge.id, person.id);
  const id = ports.chance.id('team');
  const lead: TeamMember = {
    teamId: id, challengeId: challenge.id, personId: person.id, name: person.name, email: person.email,
    organization: (await ports.people.find(person.id))?.organization ?? '', slot: 1, rulesVersion: registration.rulesVersion, joinedAt: caller.at,
  };
  const team: Team = {
    id, challengeId: challenge.id, name: wanted.name, leadId: person.id, memberCount: 1, faces: [faceOf(lead)],
    rulesVersion: registration.rulesVersion, createdAt: caller.at, version: 1,
  };
  await ports.teams.form(team, lead, challenge.teamsPerPerson, tell(ports, caller, 'team.formed', { about: challenge.id, refs: { team: team.id }, answer: team }));
  return team;
};
