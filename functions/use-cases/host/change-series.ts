import { signedIn, type Caller } from '../../domain/caller.ts';
import type { CalendarEvent } from '../../domain/event/event.ts';
import type { EventSeries } from '../../domain/event/series.ts';
import { planChange, type SeriesWish } from '../../domain/event/series-change.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { hostedBy } from '../hosting.ts';
import { tell } from '../tell.ts';
import { wholeList } from '../whole-list.ts';
import { checkWords, type EventNeeds } from './write-event.ts';

export type SeriesDesk = { series: EventSeries; coming: CalendarEvent[] };

/** A series and its dates that did not begin yet, for whoever may host it: at most 26. A date that was cancelled is none of them. */
export const readSeriesDesk = async (ports: EventNeeds, caller: Caller, id: string, version?: number): Promise<SeriesDesk> => {
  const { id: personId } = signedIn(caller);
  const series = await ports.events.findSeries(id);
  if (!series) {
    // as much is read as for one that is somebody else's
    await ports.agencies.rolesOf('', personId);
    throw notFound('series');
  }
  try {
    await hostedBy(ports, caller, series.host);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw notFound('series');
    throw error;
  }
  if (version !== undefined && series.version !== version) throw new Refusal('stale', 'Somebody changed this series since you opened it. Compare, then save again.');
  const cards = await wholeList((after) => ports.events.coming({ whose: id }, caller.at, after));
  const found = await ports.events.findMany(cards.map((card) => card.id));
  const coming = found.filter(({ startsAt, cancelled }) => startsAt > caller.at && !cancelled).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return { series, coming };
};

const someComing = async (ports: EventNeeds, caller: Caller, id: string, version: number): Promise<SeriesDesk> => {
  const desk = await readSeriesDesk(ports, caller, id, version);
  if (desk.coming.length === 0) throw new Refusal('conflict', 'No date of this series is still to come.');
  return desk;
};

/** Each date is an act of its own, and whoever is registered for several hears once, by the act of the series. Pressed again after a fault, the rest follows. */
const ofSeries = { refs: { series: true } };
const dateChanged = async (ports: EventNeeds, caller: Caller, kind: 'event.changed' | 'event.moved' | 'event.cancelled', before: CalendarEvent, event: CalendarEvent): Promise<void> =>
  ports.events.change(before, { ...event, changedAt: caller.at, version: before.version + 1 }, { ...tell(ports, caller, kind, { about: before.id, ...ofSeries }), once: undefined });

/** No date that is still to come takes place. All of them say so, and why. */
export const cancelSeries = async (ports: EventNeeds, caller: Caller, id: string, reason: string, version: number): Promise<{ id: string; version: number; dates: number }> => {
  const { series, coming } = await someComing(ports, caller, id, version);
  const cancelled = { at: caller.at, by: caller.person!.id, reason };
  for (const before of coming) await dateChanged(ports, caller, 'event.cancelled', before, { ...before, cancelled, sequence: before.sequence + 1 });
  const next: EventSeries = { ...series, cancelled: { at: caller.at, reason }, version: version + 1 };
  const answer = { id, version: next.version, dates: coming.length };
  await ports.events.changeSeries(next, tell(ports, caller, 'event.series-cancelled', { about: id, refs: { dates: coming.length }, answer }));
  return answer;
};

const seen = ['title', 'summary', 'place'] as const;

/** New words, or another time of the day, for every coming date that was not changed by itself. */
export const changeSeries = async (ports: EventNeeds, caller: Caller, id: string, { reason, ...wish }: SeriesWish & { reason: string }, version: number): Promise<{ id: string; version: number; dates: number }> => {
  checkWords(wish);
  if (!wish.place && !wish.joinLink) throw new Refusal('invalid', 'Say where people meet: a place, a link to join, or both.', 'place');
  const { series, coming } = await someComing(ports, caller, id, version);
  const planned = planChange(coming, wish).filter(({ changed }) => changed.length > 0);
  if (planned.length === 0) throw new Refusal('conflict', 'That is what the dates say already. Nothing was changed.');
  const moves = planned.some(({ changed }) => changed.includes('time'));
  if (moves && reason.length < 3) throw new Refusal('invalid', 'Say why the time changes, in at least 3 characters.', 'reason');
  if (planned.some(({ after }) => after.startsAt <= caller.at)) throw new Refusal('invalid', 'The next date would have begun already. Move that date by itself first.', 'time');
  for (const { before, after, changed } of planned) {
    const told = changed.includes('time') || seen.some((name) => after[name] !== before[name]);
    const moved = changed.includes('time') ? { moved: { at: caller.at, by: caller.person!.id, reason, from: before.startsAt } } : {};
    await dateChanged(ports, caller, changed.includes('time') ? 'event.moved' : 'event.changed', before, { ...after, ...moved, sequence: before.sequence + (told ? 1 : 0) });
  }
  const next: EventSeries = { ...series, title: wish.title, summary: wish.summary, first: `${series.first.slice(0, 11)}${wish.time}`, version: version + 1 };
  const answer = { id, version: next.version, dates: planned.length };
  await ports.events.changeSeries(next, tell(ports, caller, 'event.series-changed', { about: id, refs: { dates: planned.length, moved: moves }, answer }));
  return answer;
};
