import { signedIn, type Caller, type Person } from '../../domain/caller.ts';
import { isPublished, stageOf, takesEntries, type Challenge } from '../../domain/call/challenge.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import { judgesHere } from '../../domain/panel/judge.ts';
import { covers, type Grant } from '../../domain/entry/grant.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Registration } from '../../domain/entry/registration.ts';
import type { Team, TeamMember } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';

type OfTeam = { team: Team; person: Person };

/** The team, if the caller is in it; to anybody else it is not there. */
export const ownTeam = async (ports: Pick<Ports, 'teams'>, caller: Caller, teamId: string): Promise<OfTeam> => {
  const person = signedIn(caller);
  const [team, member] = await Promise.all([ports.teams.find(teamId), ports.teams.member(teamId, person.id)]);
  if (!team || !member) throw notFound('team');
  return { team, person };
};

/** Who is in a team, by the name and organization each goes by now. */
export const namedMembers = async (ports: Pick<Ports, 'teams' | 'people'>, teamId: string): Promise<TeamMember[]> => {
  const members = await ports.teams.members(teamId);
  const people = new Map((await ports.people.findMany(members.map(({ personId }) => personId))).map((person) => [person.id, person]));
  return members.map((member) => {
    const person = people.get(member.personId);
    return person && !person.closed ? { ...member, name: person.name, organization: person.organization } : member;
  });
};

/** Who wrote it last, while they are in the team: the name of somebody who left is nobody's any more. */
export const byMember = <T extends { editedBy: string }>(team: Team, draft: T): T & { editedByName: string } =>
  ({ ...draft, editedByName: team.faces.find(({ personId }) => personId === draft.editedBy)?.name ?? '' });

export const leadOf = ({ team, person }: OfTeam): void => {
  if (team.leadId !== person.id) throw new Refusal('forbidden', 'Only the lead of the team can do this. Ask the lead, or ask for the lead to be handed over.');
};

/** The entry, if the caller is in its team. */
export const ownEntry = async (ports: Pick<Ports, 'entries' | 'teams'>, caller: Caller, entryId: string): Promise<OfTeam & { entry: Entry }> => {
  signedIn(caller);
  const entry = await ports.entries.find(entryId, { strong: true });
  // The same reads whether the entry is there or not: how long an answer takes tells a stranger nothing.
  const own = await ownTeam(ports, caller, entry?.teamId ?? '').catch(() => { throw notFound('entry'); });
  if (!entry) throw notFound('entry');
  return { entry, ...own };
};

const frozen = 'The deadline has passed: teams and entries are frozen as they were.';

/** What gives the caller, or their team, time after the deadline: that which lasts longest. */
export const grantFor = async (ports: Pick<Ports, 'grants'>, caller: Caller, challengeId: string, teamId?: string): Promise<Grant | undefined> => {
  const holders = [signedIn(caller).id, ...(teamId ? [teamId] : [])];
  return (await ports.grants.of(challengeId, holders)).filter((grant) => covers(grant, caller.at)).toSorted((a, b) => Number(b.used < b.sends) - Number(a.used < a.sends) || (a.until < b.until ? 1 : -1))[0];
};

type Lateness = { /** Whose team it is about: more time may have been given to it. */ teamId?: string; /** What came after the deadline. */ late?: string };
/** Teams and entries change only while entries are open, or while somebody has more time. */
export const openFor = async (ports: Pick<Ports, 'challenges' | 'grants'>, caller: Caller, challengeId: string, { teamId, late = frozen }: Lateness = {}): Promise<Challenge> => {
  const challenge = await ports.challenges.find(challengeId, { strong: true });
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  if (takesEntries(challenge, caller.at)) return challenge;
  if (!challenge.cancelled && !challenge.resultsAt && (await grantFor(ports, caller, challengeId, teamId))) return challenge;
  throw new Refusal('closed', stageOf(challenge, caller.at) === 'cancelled' ? 'This challenge was cancelled.' : late);
};

export const approvedRegistration = async (ports: Pick<Ports, 'registrations'>, challengeId: string, personId: string): Promise<Registration> => {
  const registration = await ports.registrations.find(challengeId, personId);
  if (!registration) throw new Refusal('conflict', 'Accept the rules of this challenge first.');
  if (registration.standing === 'waiting') throw new Refusal('forbidden', 'The agency has not approved your registration yet. You get a letter when it does.');
  if (registration.standing === 'refused') throw new Refusal('forbidden', `The agency refused your registration: ${(registration.reason ?? 'no reason was given').replace(/(?<![.?!])$/, '.')}`);
  return registration;
};

/** Nobody enters what they run or judge. */
export const refuseInsider = async (ports: Pick<Ports, 'agencies' | 'judges'>, challenge: Challenge, personId: string): Promise<void> => {
  const [roles, judge] = await Promise.all([ports.agencies.rolesOf(challenge.agencyId, personId), ports.judges.find(challenge.id, personId)]);
  if (roles.length > 0) throw new Refusal('forbidden', `You work for ${challenge.agencyName}, which runs this challenge, so you cannot enter it.`);
  if (judge && !judge.revoked) throw judgesHere();
};
