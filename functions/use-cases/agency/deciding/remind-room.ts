import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { hoursBetweenReminders, mostReminders, remindableFrom, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { roomReminderLetter } from '../../../domain/letters/judging.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { sittingIn } from '../../deliberation-room.ts';
import { pagesOf } from '../../site-pages.ts';
import { tell } from '../../tell.ts';
import { managedRoom, namesIn, refuseOver, refuseStale, type Member, type Which } from './steer-deliberation.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'judges' | 'teams' | 'people' | 'rounds' | 'deliberations' | 'chance' | 'site'>;
export type RoomReminder = Member & { letter: Mail };
export type RoomReminders = { reminders: RoomReminder[]; whyNot?: string | undefined; version: number };

/** Members who may sit there now, have an account, and gave no ballot. */
const silentIn = async (ports: Needed, room: Room) => {
  const [sitting, ballots, names] = await Promise.all([sittingIn(ports, room), ports.deliberations.ballots(room), namesIn(ports, room)]);
  const silent = names.filter(({ personId }) => sitting.includes(personId) && !ballots.some((one) => one.personId === personId));
  const people = new Map((await ports.people.findMany(silent.map(({ personId }) => personId))).map((person) => [person.id, person]));
  return silent.flatMap((member) => {
    const person = people.get(member.personId);
    return person && !person.closed ? [{ ...member, to: person.email }] : [];
  });
};

const whyNotNow = (room: Room, { zone }: Challenge, at: string): string | undefined => {
  const from = remindableFrom(room);
  if (from === undefined) return `The judges of this room were reminded ${mostReminders} times. That is enough.`;
  return at < from ? `The judges were reminded ${momentWords(room.reminder!.at, zone)}. They can be reminded again ${hoursBetweenReminders} hours after that.` : undefined;
};

const openRoomOf = async (ports: Needed, caller: Caller, which: Which) => {
  const own = await managedRoom(ports, caller, which);
  refuseOver(own.room, own.challenge, caller.at);
  return own;
};

/** Exactly whom a reminder would reach now, and its words. */
export const previewRoomReminders = async (ports: Needed, caller: Caller, which: Which): Promise<RoomReminders> => {
  const { challenge, room } = await openRoomOf(ports, caller, which);
  const link = pagesOf(ports).judging(challenge.id, `/rooms/${room.id}`);
  const reminders = (await silentIn(ports, room)).map(({ to, ...member }): RoomReminder => ({
    ...member, letter: roomReminderLetter({ id: ports.chance.id('mail'), at: caller.at, to, personId: member.personId, about: challenge.id }, challenge, room, link),
  }));
  return { reminders, whyNot: whyNotNow(room, challenge, caller.at), version: room.version };
};

/** The recipients are frozen with this act: of those who were shown, whoever has not answered meanwhile. */
export const remindRoom = async (ports: Needed, caller: Caller, wanted: Which & { aliases: string[]; version: number }): Promise<{ reminded: string[]; skipped: string[]; version: number }> => {
  const { challenge, person, room } = await openRoomOf(ports, caller, wanted);
  refuseStale(room, wanted.version);
  const whyNot = whyNotNow(room, challenge, caller.at);
  if (whyNot) throw new Refusal('limit', whyNot);
  const due = (await silentIn(ports, room)).filter(({ alias }) => wanted.aliases.includes(alias));
  if (due.length === 0) throw new Refusal('conflict', 'Everybody you chose has answered.', 'aliases');
  const next: Room = { ...room, reminder: { by: person.id, at: caller.at, to: due.map(({ personId }) => personId), n: (room.reminder?.n ?? 0) + 1 }, version: room.version + 1 };
  const reminded = due.map(({ alias }) => alias);
  const answer = { reminded, skipped: wanted.aliases.filter((alias) => !reminded.includes(alias)), version: next.version };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.reminded', { about: challenge.id, refs: { room: room.id, count: due.length }, answer }));
  return answer;
};
