import { isOpen, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { mentionedLetter, roomClosedLetter, roomExtendedLetter, roomOpenedLetter, roomReminderLetter } from '../../../domain/letters/judging.ts';
import type { Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import type { Ports } from '../../../ports/ports.ts';
import { sittingIn } from '../../deliberation-room.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';
import { writePages, type Progress } from '../write-pages.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'judges' | 'teams' | 'rounds' | 'deliberations' | 'mailings' | 'clock'>;
const atOnce = 20;

const roomOf = async (ports: Needed, act: Cause): Promise<Room> => {
  const round = await ports.rounds.current(act.about);
  const room = await ports.deliberations.find(round?.id ?? '', String(act.refs['room']));
  if (!room) throw new Error(`the room of act ${act.id} cannot be read`);
  return room;
};

const linkTo = (ports: Needed, room: Room): string => pagesOf(ports).judging(room.challengeId, `/rooms/${room.id}`);

/** Whoever may sit there now; somebody who came into conflict since the room opened hears nothing. */
const toSitting = (ports: Needed, act: Cause, room: Room, write: (envelope: Envelope) => Mail, isMeant = (_id: string) => true): Promise<Progress> =>
  writePages(ports, act, [async (after = '') => {
    const left = (await sittingIn(ports, room)).filter((id) => id > after && isMeant(id)).toSorted();
    const some = left.slice(0, atOnce);
    await writeLetters(ports, act, some, write);
    return { next: left.length > some.length ? some.at(-1) : undefined };
  }]);

/** Nobody is called to a room that is over. */
export const tellRoomOpened = async (ports: Needed, act: Cause): Promise<Progress> => {
  const [challenge, room] = await Promise.all([about(ports, act), roomOf(ports, act)]);
  if (!isOpen(room, ports.clock.now())) return undefined;
  return toSitting(ports, act, room, (envelope) => roomOpenedLetter(envelope, challenge, room, linkTo(ports, room)));
};

/** Closed before the time that the first letter named. */
export const tellRoomClosed = async (ports: Needed, act: Cause): Promise<Progress> => {
  const [challenge, room] = await Promise.all([about(ports, act), roomOf(ports, act)]);
  return toSitting(ports, act, room, (envelope) => roomClosedLetter(envelope, challenge, room, linkTo(ports, room)));
};

/** Whoever answered has time to change it, so everybody hears. */
export const tellRoomExtended = async (ports: Needed, act: Cause): Promise<Progress> => {
  const [challenge, room] = await Promise.all([about(ports, act), roomOf(ports, act)]);
  if (!isOpen(room, ports.clock.now())) return undefined;
  return toSitting(ports, act, room, (envelope) => roomExtendedLetter(envelope, challenge, room, linkTo(ports, room)));
};

/** To those alone whom the organizer was shown, also where one of them answered in the moment between. */
export const tellRoomReminded = async (ports: Needed, act: Cause): Promise<Progress> => {
  const [challenge, room] = await Promise.all([about(ports, act), roomOf(ports, act)]);
  if (!isOpen(room, ports.clock.now())) return undefined;
  const shown = room.reminder?.at === act.at ? room.reminder.to : [];
  return toSitting(ports, act, room, (envelope) => roomReminderLetter(envelope, challenge, room, linkTo(ports, room)), (id) => shown.includes(id));
};

/** Nobody is called to a room that is over, or to a post that was taken back. */
export const tellMentioned = async (ports: Needed, act: Cause): Promise<void> => {
  if (act.refs['mentions'] === 0) return;
  const [challenge, room] = await Promise.all([about(ports, act), roomOf(ports, act)]);
  const post = await ports.deliberations.post(room.id, String(act.refs['post']));
  if (!post) throw new Error(`the post of act ${act.id} cannot be read`);
  if (post.takenBackAt || !isOpen(room, ports.clock.now())) return;
  const sitting = await sittingIn(ports, room);
  const by = room.members.find(({ personId }) => personId === post.authorId)?.alias ?? '';
  await writeLetters(ports, act, post.mentions.filter((id) => sitting.includes(id)), (envelope) => mentionedLetter(envelope, challenge, room, by, linkTo(ports, room)));
};
