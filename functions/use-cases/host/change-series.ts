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
  const person = signedIn(caller);
  const series = await ports.events.findSeries(id);
  if (!series) {
    // after the same reads as one of a stranger's host
    await ports.agencies.rolesOf('', person.id);
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

/** Each date is an act of its own, and whoever is registered for several hears once, by the act of the series. Broken off and pressed again, it goes on with the dates that do not carry the version it writes. */
type Kind = 'event.changed' | 'event.moved' | 'event.cancelled';
const dateChanged = (ports: EventNeeds, caller: Caller, kind: Kind, before: CalendarEvent, event: CalendarEvent, version: number): Promise<void> =>
  ports.events.change(before, { ...event, seriesVersion: version, changedAt: caller.at, version: before.version + 1 }, { ...tell(ports, caller, kind, { about: before.id, refs: { series: true } }), once: undefined });

/** Dates that this very version was written on before the act was broken off. */
const doneIn = async (ports: EventNeeds, caller: Caller, id: string, version: number): Promise<number> => {
  const cards = await wholeList((after) => ports.events.coming({ whose: id }, caller.at, after));
  return (await ports.events.findMany(cards.map((card) => card.id))).filter(({ cancelled }) => cancelled?.series === version).length;
};
const nothingLeft = (): Refusal => new Refusal('conflict', 'No date of this series is still to come.');

/** No date that is still to come takes place. All of them say so, and why. */
export const cancelSeries = async (ports: EventNeeds, caller: Caller, id: string, reason: string, version: number): Promise<{ id: string; version: number; dates: number }> => {
  const { series, coming } = await readSeriesDesk(ports, caller, id, version);
  const now = version + 1;
  const done = await doneIn(ports, caller, id, now);
  if (coming.length + done === 0) throw nothingLeft();
  const cancelled = { at: caller.at, by: caller.person!.id, reason, series: now };
  for (const before of coming) await dateChanged(ports, caller, 'event.cancelled', before, { ...before, cancelled, sequence: before.sequence + 1 }, now);
  const answer = { id, version: now, dates: coming.length + done };
  await ports.events.changeSeries({ ...series, cancelled: { at: caller.at, reason }, version: now }, tell(ports, caller, 'event.series-cancelled', { about: id, refs: { dates: answer.dates, version: now }, answer }));
  return answer;
};

const seen = ['title', 'summary', 'place'] as const;

/** New words, or another time of the day, for every coming date that was not changed by itself. */
export const changeSeries = async (ports: EventNeeds, caller: Caller, id: string, { reason, ...wish }: SeriesWish & { reason: string }, version: number): Promise<{ id: string; version: number; dates: number }> => {
  checkWords(wish);
  if (!wish.place && !wish.joinLink) throw new Refusal('invalid', 'Say where people meet: a place, a link to join, or both.', 'place');
  const { series, coming } = await readSeriesDesk(ports, caller, id, version);
  if (coming.length === 0) throw nothingLeft();
  const now = version + 1;
  const [done, left] = [coming.filter(({ seriesVersion }) => seriesVersion === now), coming.filter(({ seriesVersion }) => seriesVersion !== now)];
  const planned = planChange(left, wish).filter(({ changed }) => changed.length > 0);
  if (planned.length + done.length === 0) throw new Refusal('conflict', 'That is what the dates say already. Nothing was changed.');
  const moves = planned.some(({ changed }) => changed.includes('time'));
  if (moves && reason.length < 3) throw new Refusal('invalid', 'Say why the time changes, in at least 3 characters.', 'reason');
  if (planned.some(({ after }) => after.startsAt <= caller.at)) throw new Refusal('invalid', 'The next date would have begun already. Move that date by itself first.', 'time');
  for (const { before, after, changed } of planned) {
    const told = changed.includes('time') || seen.some((name) => after[name] !== before[name]);
    const moved = changed.includes('time') ? { moved: { at: caller.at, by: caller.person!.id, reason, from: before.startsAt, series: now } } : {};
    await dateChanged(ports, caller, changed.includes('time') ? 'event.moved' : 'event.changed', before, { ...after, ...moved, sequence: before.sequence + (told ? 1 : 0) }, now);
  }
  const next: EventSeries = { ...series, title: wish.title, summary: wish.summary, first: `${series.first.slice(0, 11)}${wish.time}`, version: now };
  const answer = { id, version: now, dates: planned.length + done.length };
  await ports.events.changeSeries(next, tell(ports, caller, 'event.series-changed', { about: id, refs: { dates: answer.dates, version: now, moved: moves || done.some(({ moved }) => moved?.series === now) }, answer }));
  return answer;
};
