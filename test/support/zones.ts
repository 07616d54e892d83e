import fc from 'fast-check';

export const zones = Intl.supportedValuesOf('timeZone');
/** Hours north and south that keep summer time, each with odd habits: half an hour, over the date line, in Ramadan. */
export const changing = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/St_Johns', 'Africa/Casablanca', 'Asia/Beirut'];

const two = (n: number) => String(n).padStart(2, '0');
/** The local time a clock on the wall shows, as the wizard asks for it. */
export const wallText = (utc: Date) => `${utc.getUTCFullYear()}-${two(utc.getUTCMonth() + 1)}-${two(utc.getUTCDate())}T${two(utc.getUTCHours())}:${two(utc.getUTCMinutes())}`;

export const wallTimes = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2040-12-31T23:59:00Z'), noInvalidDate: true }).map(wallText);

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string) => {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, known);
  return known;
};
const quarter = 15 * 60_000;

/** Every instant at which that wall clock shows that time, found by trying: no knowledge of zones but Intl's. */
export const instantsShowing = (local: string, zone: string): number[] => {
  const utc = Date.parse(`${local}:00Z`);
  const tried = Array.from({ length: 4 * 28 + 1 }, (_, i) => utc + (i - 4 * 14) * quarter);
  return tried.filter((at) => formatOf(zone).format(at).replace(' ', 'T') === local);
};
