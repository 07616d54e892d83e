import { recentlySignedIn, signedIn, type Caller } from '../../domain/caller.ts';
import { sameAddress } from '../../domain/words/email-address.ts';
import { closedPerson } from '../../domain/people/person.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Team } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Recorder } from '../on-record.ts';
import { forgetOffers } from '../system/awarding/forget-credentials.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'teams' | 'groups' | 'mails' | 'agencies' | 'credentials' | 'shareLinks' | 'site'> & Recorder;

/** Teams with others in them, of which the person leads some or may be handed the lead. */
const sharedTeams = async (ports: Pick<Ports, 'teams'>, id: string): Promise<Team[]> => {
  const teams = await Promise.all((await ports.teams.ofPerson(id)).map(({ teamId }) => ports.teams.find(teamId)));
  return teams.filter((team) => team !== undefined).filter((team) => team.memberCount > 1);
};

export type TeamInTheWay = Team & { challenge: { title: string; slug: string }; entryId?: string | undefined };

/** Teams that would lose their lead while others are in them, and an entry of each, whose pages the team is on: the lead hands over first. */
export const teamsInTheWay = async (ports: Pick<Ports, 'teams' | 'challenges' | 'entries'>, caller: Caller): Promise<TeamInTheWay[]> => {
  const { id } = signedIn(caller);
  const led = (await sharedTeams(ports, id)).filter((team) => team.leadId === id);
  const [challenges, entries] = await Promise.all([ports.challenges.findMany([...new Set(led.map(({ challengeId }) => challengeId))]), Promise.all(led.map((team) => ports.entries.ofTeam(team.id)))]);
  return led.flatMap((team, i) => {
    const challenge = challenges.find((one) => one.id === team.challengeId);
    return challenge ? [{ ...team, challenge, entryId: entries[i]?.[0]?.id }] : [];
  });
};

/** Invitations to the address name it, from before there was an account. Erased first: once the account is closed, nobody knows its address. */
const eraseInvitations = async ({ mails }: Pick<Ports, 'mails'>, email: string): Promise<void> => {
  for (let page = await mails.ofAddress(email); page.items.length > 0; page = await mails.ofAddress(email)) await mails.erase(page.items);
};

/** By name, those that would go on without a chair. */
const groupsChairedAlone = async ({ groups }: Pick<Ports, 'groups'>, id: string): Promise<string[]> => {
  const own = await Promise.all((await groups.ofPerson(id)).map((groupId) => groups.find(groupId)));
  return own.flatMap((group) => (group && !group.ended && group.chairs.length === 1 && group.chairs[0] === id ? [group.name] : []));
};

const attemptClose = async (ports: Needs, caller: Caller, confirmation: string): Promise<void> => {
  const { id } = recentlySignedIn(caller);
  const person = await ports.people.find(id);
  if (!person) throw notFound('account');
  if (person.closed) throw new Refusal('conflict', 'This account is closed already.');
  if (!sameAddress(confirmation, person.email)) throw new Refusal('invalid', `Type ${person.email} to confirm.`, 'confirmation');
  const shared = await sharedTeams(ports, id);
  const led = shared.filter((team) => team.leadId === id);
  if (led.length > 0) throw new Refusal('conflict', `You lead ${led.map((team) => team.name).join(', ')}. Hand over to another member first.`);
  const alone = await groupsChairedAlone(ports, id);
  if (alone.length > 0) throw new Refusal('conflict', `You are the only chair of ${alone.join(', ')}. Name another chair first.`);
  const sessions = await ports.sessions.ofPerson(id);
  await eraseInvitations(ports, person.email);
  await forgetOffers(ports, person.email, caller.at);
  await ports.people.close(closedPerson(person, caller.at), shared, tell(ports, caller, 'person.closed', { about: id, answer: {} }));
  await ports.sessions.remove(sessions);
};

/** A person closes their account. Everything personal goes; what they did keeps an id that leads nowhere. A job then forgets the rest (system/forget-person.ts). */
export const closeAccount = (ports: Needs, caller: Caller, confirmation: string): Promise<void> => withSecondLook(() => attemptClose(ports, caller, confirmation));
