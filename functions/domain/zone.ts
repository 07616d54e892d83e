import { Temporal } from 'temporal-polyfill';
import { zoneName } from './moment.ts';
import { Refusal } from './refusal.ts';

/** Instants are compared as texts, which holds for years of four digits: what is later stays the last of them. */
const lastInstant = '9999-12-31T23:59:59.999Z';
const instantText = (instant: Temporal.Instant): string => {
  const text = instant.toString({ smallestUnit: 'millisecond' });
  return text.startsWith('+') ? lastInstant : text;
};

const wallTime = (local: string, field: string): Temporal.PlainDateTime => {
  try {
    return Temporal.PlainDateTime.from(local);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('invalid', `${local.replace('T', ' ')} is on no calendar. Choose another day or time.`, field);
  }
};

/**
 * A wall-clock time in a zone, such as 2027-01-15T23:59, as an instant. A time that the change to summer time skips or
 * repeats has no single meaning and is refused: the organizer chooses another.
 */
export const instantOf = (local: string, zone: string, field = 'timeline'): string => {
  const wanted = wallTime(local, field);
  try {
    return instantText(wanted.toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('invalid', `${local.replace('T', ' ')} does not happen exactly once in ${zoneName(zone)} time, because clocks change that night. Choose another time.`, field);
  }
};

/** For what recurs: a time that clocks skip is as much later as they do, and of one they show twice the first is meant (RFC 5545 3.3.5). */
export const firstInstantOf = (local: string, zone: string, field: string): string => instantText(wallTime(local, field).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant());

/** The last instant a closing minute covers: "11:59 p.m." means through 23:59:59.999. */
export const closingInstantOf = (local: string, zone: string, field = 'timeline'): string =>
  instantText(Temporal.Instant.from(instantOf(local, zone, field)).add({ milliseconds: 59_999 }));

const zoned = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

export const localOf = (instant: string, zone: string): string => zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The day an instant falls on, such as 2027-03-14. */
export const dayIn = (instant: string, zone: string): string => localOf(instant, zone).slice(0, 10);

/** Whether a day such as 2027-03-14 is longer or shorter there than 24 hours. */
export const changesClocksOn = (day: string, zone: string): boolean => Temporal.PlainDate.from(day).toZonedDateTime(zone).hoursInDay !== 24;

/** A change of the clocks: `local` is what they showed just then, `from` and `to` are offsets such as -05:00, `ahead` says they were put forward. */
export type ClockRule = { local: string; from: string; to: string; ahead: boolean; name: string };

const shortName = (at: Temporal.ZonedDateTime): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: at.timeZoneId, timeZoneName: 'short' }).formatToParts(at.epochMilliseconds).find((part) => part.type === 'timeZoneName')?.value ?? at.offset;

/** The rule in force at `from` and every change until `to`: what a calendar file must carry to mean the same everywhere. */
export const clockRules = (zone: string, from: string, to: string): ClockRule[] => {
  const rules: ClockRule[] = [];
  const last = Temporal.Instant.from(to).epochMilliseconds;
  // From before the hour that clocks may just have shown twice: its local times belong to the earlier rule too.
  const start = zoned(from, zone).subtract({ hours: 3 });
  let change = start.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  if (!change) rules.push({ local: '1970-01-01T00:00:00', from: start.offset, to: start.offset, ahead: false, name: shortName(start) });
  else if (change.epochMilliseconds > start.epochMilliseconds) change = start.getTimeZoneTransition('previous');
  for (let next = change ?? start.getTimeZoneTransition('next'); next && next.epochMilliseconds <= last; next = next.getTimeZoneTransition('next')) {
    const before = next.subtract({ milliseconds: 1 });
    const local = next.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime().toString({ smallestUnit: 'second' });
    rules.push({ local, from: before.offset, to: next.offset, ahead: next.offsetNanoseconds > before.offsetNanoseconds, name: shortName(next) });
  }
  return rules;
};
