import type { Caller } from '../../domain/caller.ts';
import type { CalendarEvent } from '../../domain/event/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import { hostedEvent } from '../hosting.ts';
import { tell } from '../tell.ts';
import { changed, timesOf, type EventNeeds, type Times } from './write-event.ts';

const still = (event: CalendarEvent): CalendarEvent => {
  if (event.cancelled) throw new Refusal('conflict', 'This event is cancelled, and stays as it was.');
  return event;
};
const notOver = (event: CalendarEvent, at: string): void => {
  if (at >= event.endsAt) throw new Refusal('closed', 'This event is over.');
};

/** From now on everybody reads it, and people register. */
export const publishEvent = async (ports: EventNeeds, caller: Caller, id: string, version: number): Promise<CalendarEvent> => {
  const before = still(await hostedEvent(ports, caller, id, version));
  if (before.published) throw new Refusal('conflict', 'This event is public already.');
  if (!before.place && !before.joinLink) throw new Refusal('invalid', 'Say where people meet: a place, a link to join, or both.', 'place');
  const event: CalendarEvent = { ...before, published: { at: caller.at, by: caller.person!.id }, changedAt: caller.at, version: version + 1 };
  await ports.events.change(before, event, tell(ports, caller, 'event.published', { about: id, answer: changed(event) }));
  return event;
};

/** To another time, with the reason: everybody who is registered hears of it, and keeps the seat. */
export const moveEvent = async (ports: EventNeeds, caller: Caller, id: string, { reason, ...times }: Times & { reason: string }, version: number): Promise<CalendarEvent> => {
  const before = still(await hostedEvent(ports, caller, id, version));
  notOver(before, caller.at);
  const now = timesOf(times);
  if (before.published && now.startsAt <= caller.at) throw new Refusal('invalid', 'Choose a time that is still to come.', 'starts');
  const event: CalendarEvent = {
    ...before, ...now, sequence: before.sequence + (before.published ? 1 : 0), changedAt: caller.at, version: version + 1,
    ...(before.published ? { moved: { at: caller.at, by: caller.person!.id, reason, from: before.startsAt } } : {}),
  };
  await ports.events.change(before, event, tell(ports, caller, before.published ? 'event.moved' : 'event.changed', { about: id, refs: { version: event.version }, answer: changed(event) }));
  return event;
};

/** It stays where it is and says that it is cancelled, and why. */
export const cancelEvent = async (ports: EventNeeds, caller: Caller, id: string, reason: string, version: number): Promise<CalendarEvent> => {
  const before = still(await hostedEvent(ports, caller, id, version));
  notOver(before, caller.at);
  const event: CalendarEvent = { ...before, cancelled: { at: caller.at, by: caller.person!.id, reason }, sequence: before.sequence + 1, changedAt: caller.at, version: version + 1 };
  await ports.events.change(before, event, tell(ports, caller, 'event.cancelled', { about: id, answer: changed(event) }));
  return event;
};
