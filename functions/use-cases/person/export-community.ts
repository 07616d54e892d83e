import type { Ports } from '../../ports/ports.ts';
import { wholeList } from '../whole-list.ts';

type Needs = Pick<Ports, 'groups' | 'events' | 'eventRegistrations' | 'talks' | 'comments' | 'questions'>;

const membershipsOf = async ({ groups }: Needs, personId: string) => {
  const own = await Promise.all((await groups.ofPerson(personId)).map(async (groupId) => Promise.all([groups.find(groupId), groups.member(groupId, personId)])));
  return own.flatMap(([group, member]) => (group && member ? [{ group: group.name, joinedAt: member.joinedAt, named: member.named, chair: group.chairs.includes(personId) }] : []));
};

const askedOf = async ({ groups }: Needs, personId: string) =>
  Promise.all((await groups.askedBy(personId)).map(async ({ groupId, note, named, at }) => ({ group: (await groups.find(groupId))?.name, note, named, at })));

const placesOf = async ({ events, eventRegistrations }: Needs, personId: string) => {
  const ids = (await wholeList((after) => eventRegistrations.ofPerson(personId, after))).map(({ eventId }) => eventId);
  const [found, places] = await Promise.all([events.findMany(ids), Promise.all(ids.map((id) => eventRegistrations.find(id, personId)))]);
  return places.flatMap((place) => {
    if (!place) return [];
    const { eventId, name, organization, sector, access, counted, receivedAt, state, came } = place;
    return [{ event: found.find(({ id }) => id === eventId)?.title, name, organization, sector, access, counted, receivedAt, state, came }];
  });
};

const talksOf = async ({ events, talks }: Needs, personId: string) => {
  const cards = await wholeList((after) => talks.ofPerson(personId, after));
  const [found, own] = await Promise.all([events.findMany([...new Set(cards.map(({ eventId }) => eventId))]), Promise.all(cards.map(({ eventId, id }) => talks.find(eventId, id)))]);
  return own.flatMap((talk) => {
    if (!talk) return [];
    const { eventId, title, abstract, speakers, minutes, access, receivedAt, state, decided } = talk;
    return [{ event: found.find(({ id }) => id === eventId)?.title, title, abstract, speakers, minutes, access, receivedAt, state, answeredAt: decided?.at, reason: decided?.reason }];
  });
};

/** What they said in public, also where it is hidden, and what they reported: not whose it was. */
const voiceOf = async ({ comments }: Needs, personId: string) => {
  const [own, reports] = await Promise.all([wholeList((after) => comments.ofPerson(personId, after)), wholeList((after) => comments.reportsOf(personId, after))]);
  return {
    comments: own.map(({ id, on, text, at, editedAt, deletedAt, hidden, answer }) => ({ id, on, text, at, editedAt, deletedAt, hidden: hidden && { at: hidden.at, reason: hidden.reason }, answer })),
    reports: reports.map(({ commentId, reason, note, at }) => ({ commentId, reason, note, at })),
  };
};

/** What they asked of challenges, with what became of it. */
const questionsOf = async ({ questions }: Needs, personId: string) => (await wholeList((after) => questions.ofPerson(personId, undefined, after))).map(({ id, challengeId, text, at, declined, answered }) => ({
  id, challengeId, text, at, declined: declined && { at: declined.at, reason: declined.reason }, answered: answered && { at: answered.at, answerId: answered.answerId },
}));

/** Groups somebody is in, events they registered for, talks they proposed and comments they wrote, with all they said. */
export const communityRecord = async (ports: Needs, personId: string) => {
  const [groups, asked, events, talks, voice, questions] = await Promise.all([membershipsOf(ports, personId), askedOf(ports, personId), placesOf(ports, personId), talksOf(ports, personId), voiceOf(ports, personId), questionsOf(ports, personId)]);
  return { groups, asked, events, talks, ...voice, questions };
};
