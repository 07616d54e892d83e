import type { CalendarEvent } from '../event/event.ts';
import type { EventSeries } from '../event/series.ts';
import type { Talk } from '../event/talk.ts';
import { momentWords } from '../moment.ts';
import type { Mail } from '../people/mail.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

const when = ({ startsAt, zone }: CalendarEvent) => momentWords(startsAt, zone);
const where = (event: CalendarEvent, link: string) => `${event.place ? `Where: ${event.place}\n` : ''}${event.joinLink ? 'The link to join is on the page of the event, for those who hold a seat:\n' : ''}${link}`;

export const seatLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-seat', `You have a seat: ${event.title}`, [`You are registered for ${quoted(event.title)}, which ${event.hostName} holds.`, `When: ${when(event)}`, where(event, link), 'Can you not come? Give your seat up on the same page. Whoever waits first gets it.']);

export const waitingLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-waiting', `You are on the waiting list: ${event.title}`, [`All seats of ${quoted(event.title)} are taken. You are on the waiting list, in the order in which people registered.`, `When: ${when(event)}`, `When a seat is free and it is your turn, it is yours and we write to you. You can leave the list on the page of the event:\n${link}`]);

export const promotedLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-promoted', `A seat for you: ${event.title}`, [`A seat of ${quoted(event.title)} became free. You waited longest, and it is yours.`, `When: ${when(event)}`, where(event, link), 'Can you not come any more? Give the seat up on the same page.']);

export const cancelledEventLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-cancelled', `Cancelled: ${event.title}`, [`${event.hostName} cancelled ${quoted(event.title)}, which was planned for ${when(event)}.`, `The reason:\n${event.cancelled?.reason ?? ''}`, link]);

export const movedEventLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-moved', `New time: ${event.title}`, [
    `${event.hostName} moved ${quoted(event.title)}. You keep your seat, or your place in line.`,
    `Now: ${when(event)}${event.moved ? `\nBefore: ${momentWords(event.moved.from, event.zone)}` : ''}`, `The reason:\n${event.moved?.reason ?? ''}`, `If the new time does not suit you, give your seat up here:\n${link}`,
  ]);

/** Dates of one series, cancelled or moved together. */
export const seriesLetter = (envelope: Envelope, series: EventSeries, dates: CalendarEvent[], link: string): Mail => {
  const [first] = dates;
  const lines = (of: (event: CalendarEvent) => string) => dates.map((event) => `- ${of(event)}`).join('\n');
  return first?.cancelled
    ? letter(envelope, 'series-cancelled', `Cancelled: ${series.title}`, [`${series.hostName} cancelled all coming dates of ${quoted(series.title)}. You were registered for:\n${lines(when)}`, `The reason:\n${first.cancelled.reason}`, link])
    : letter(envelope, 'series-moved', `New time: ${series.title}`, [`${series.hostName} moved the coming dates of ${quoted(series.title)}. You keep your seats, or your places in line. Yours are now:\n${lines(when)}`, `The reason:\n${first?.moved?.reason ?? ''}`, `If a new time does not suit you, give your seat up on the page of that date:\n${link}`]);
};

export const talkLetter = (envelope: Envelope, event: CalendarEvent, talk: Talk, link: string): Mail =>
  letter(envelope, 'event-talk', talk.state === 'accepted' ? `Your talk is accepted: ${talk.title}` : `Your talk was declined: ${talk.title}`, [
    talk.state === 'accepted' ? `${event.hostName} accepted your talk ${quoted(talk.title)}. It is in the agenda of ${quoted(event.title)}.` : `${event.hostName} declined your talk ${quoted(talk.title)} for ${quoted(event.title)}.`,
    ...(talk.decided?.reason ? [`What they say:\n${talk.decided.reason}`] : []), `When: ${when(event)}`, talk.state === 'accepted' ? `Can you not come? Take the talk back before the event begins:\n${link}` : link,
  ]);

/** To whoever hosts: somebody proposed a talk. What they wrote stands on the page alone, where it goes when it is taken back. */
export const proposedLetter = (envelope: Envelope, event: CalendarEvent, link: string): Mail =>
  letter(envelope, 'event-proposed', `A talk was proposed: ${event.title}`, [
    `Somebody proposed a talk for ${quoted(event.title)}, which ${event.hostName} holds.`, `When: ${when(event)}`, `Read it, and accept or decline it. Whoever proposed it gets a letter with what you say:\n${link}`,
  ]);
