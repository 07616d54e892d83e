import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusal.ts';

/** Zones offered by name; any IANA zone works. */
export const zoneNames: Record<string, string> = {
  'America/New_York': 'Eastern',
  'America/Chicago': 'Central',
  'America/Denver': 'Mountain',
  'America/Phoenix': 'Arizona',
  'America/Los_Angeles': 'Pacific',
  'America/Anchorage': 'Alaska',
  'Pacific/Honolulu': 'Hawaii',
  'America/Puerto_Rico': 'Atlantic',
  UTC: 'UTC',
};

export const zoneName = (zone: string): string => zoneNames[zone] ?? zone.split('/').at(-1)!.replaceAll('_', ' ');

const instantText = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });

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

/** The last instant a closing minute covers: "11:59 p.m." means through 23:59:59.999. */
export const closingInstantOf = (local: string, zone: string, field = 'timeline'): string =>
  instantText(Temporal.Instant.from(instantOf(local, zone, field)).add({ milliseconds: 59_999 }));

export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

const zoned = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

export const localOf = (instant: string, zone: string): string => zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

const clockWords = (instant: string, zone: string): string => {
  const { hour, minute } = zoned(instant, zone);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
};

/** "January 15, 2027" */
export const dayWords = (instant: string, zone: string): string =>
  zoned(instant, zone).toLocaleString('en-US', { month: 'long', day: 'numeric', year: 'numeric' });

/** "Friday, January 15, 2027, 11:59 p.m. Eastern": never without its zone. */
export const momentWords = (instant: string, zone: string): string => {
  const weekday = zoned(instant, zone).toLocaleString('en-US', { weekday: 'long' });
  return `${weekday}, ${dayWords(instant, zone)}, ${clockWords(instant, zone)} ${zoneName(zone)}`;
};

const counted = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** How long from `now` until `instant`, in words: "6 days", "5 hours 20 minutes", "less than a minute". */
export const spanWords = (now: string, instant: string): string => {
  const minutes = Math.floor((Date.parse(instant) - Date.parse(now)) / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return counted(minutes, 'minute');
  if (minutes < 24 * 60) return `${counted(Math.floor(minutes / 60), 'hour')} ${counted(minutes % 60, 'minute')}`;
  return counted(Math.floor(minutes / (24 * 60)), 'day');
};

/** A change of the clocks: `local` is what they showed just then, `from` and `to` are offsets such as -05:00, `ahead` says they were put forward. */
export type ClockRule = { local: string; from: string; to: string; ahead: boolean; name: string };

const shortName = (at: Temporal.ZonedDateTime): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: at.timeZoneId, timeZoneName: 'short' }).formatToParts(at.epochMilliseconds).find((part) => part.type === 'timeZoneName')?.value ?? at.offset;

/** The rule in force at `from` and every change until `to`: what a calendar file must carry to mean the same everywhere. */
export const clockRules = (zone: string, from: string, to: string): ClockRule[] => {
  const rules: ClockRule[] = [];
  const last = Temporal.Instant.from(to).epochMilliseconds;
  const start = zoned(from, zone);
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
