import type { Act, ActKind, Deed } from '../../domain/act.ts';
import { without } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Recorder } from '../on-record.ts';
import { agendaWithout } from '../agenda-change.ts';
import { forgetCredentials } from './awarding/forget-credentials.ts';
import { wholeList } from '../whole-list.ts';
import { toldTarget } from '../person/told-target.ts';
import { forgetJudge, type JudgeNeeds } from './forget-judge.ts';

type Needs = Pick<Ports, 'agencies' | 'attestations' | 'contributors' | 'teams' | 'groups' | 'events' | 'eventRegistrations' | 'talks' | 'follows' | 'news' | 'votes' | 'mails' | 'credentials' | 'shareLinks' | 'site'> & JudgeNeeds & Recorder;

/** After an account was closed: its roles, its places in teams with their names and addresses, and in groups, what it asked of groups, its seats at events, its name among judges and on credentials, what it follows with the news that waits, what it voted, what it stated about itself, the letters to it, and those to others that name it go. Each step is safe to repeat. */
export const forgetPerson = async (ports: Needs, closed: Pick<Act, 'id' | 'about' | 'at'>): Promise<void> => {
  const person = closed.about;
  const deed = (kind: ActKind, about: string, refs: Deed['refs']): Deed => ({ id: ports.chance.id('act'), kind, about, by: 'system', at: closed.at, refs });
  for (const { agencyId } of await ports.agencies.agenciesOf(person)) {
    await ports.agencies.removeMember(agencyId, person, deed('agency.member-removed', agencyId, { person }));
  }
  for (const { teamId } of await ports.teams.ofPerson(person)) {
    const [team, member] = await Promise.all([ports.teams.find(teamId), ports.teams.member(teamId, person)]);
    if (!team || !member) continue;
    await ports.teams.leave(without(team, person), member, deed('team.left', team.challengeId, { team: teamId, person }));
  }
  for (const groupId of await ports.groups.ofPerson(person)) {
    const [group, member] = await Promise.all([ports.groups.find(groupId), ports.groups.member(groupId, person)]);
    if (group && member) await ports.groups.leave(group, { groupId, personId: person, joinedAt: member.joinedAt, leftAt: closed.at }, deed('group.left', groupId, { person }));
  }
  for (const request of await ports.groups.askedBy(person)) {
    if (await ports.groups.request(request.groupId, person)) await ports.groups.endRequest(request, deed('group.ask-taken-back', request.groupId, { person }));
  }
  for (const { eventId } of await wholeList((after) => ports.eventRegistrations.ofPerson(person, after))) {
    const registration = await ports.eventRegistrations.find(eventId, person);
    if (registration) await ports.eventRegistrations.leave(registration, deed('event.left', eventId, { person }));
  }
  for (const { eventId, id } of await wholeList((after) => ports.talks.ofPerson(person, after))) {
    const [event, talk] = await Promise.all([ports.events.find(eventId), ports.talks.find(eventId, id)]);
    // who spoke is part of what became of an event; of one to come the agenda is told anew
    if (event && talk) await ports.talks.withdraw(talk, event.startsAt > closed.at ? agendaWithout(event, talk, closed.at) : undefined, deed('event.talk-withdrawn', eventId, { talk: id, person }));
  }
  for (let page = await ports.follows.ofPerson(person); page.items.length > 0; page = page.next ? await ports.follows.ofPerson(person, page.next) : { items: [] }) {
    for (const follow of page.items) await ports.follows.end(follow, deed(toldTarget(follow.target).ended, person, toldTarget(follow.target).refs));
  }
  for (let page = await ports.votes.ballotsOf(person); page.items.length > 0; page = await ports.votes.ballotsOf(person)) {
    for (const ballot of page.items) await ports.votes.forget(ballot, (await ports.votes.find(ballot.challengeId))!);
  }
  await ports.attestations.forget(person);
  await ports.news.forget(person);
  await ports.contributors.forget(person);
  await forgetCredentials(ports, closed);
  for (let page = await ports.mails.ofPerson(person); page.items.length > 0; page = await ports.mails.ofPerson(person)) await ports.mails.erase(page.items);
  for (let letters = await ports.mails.naming(person); letters.length > 0; letters = await ports.mails.naming(person)) await ports.mails.erase(letters);
  for (const challengeId of await ports.judges.challengesOf(person)) await forgetJudge(ports, closed, challengeId);
};
