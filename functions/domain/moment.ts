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

export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone }).format(0);
    return true;
  } catch {
    return false;
  }
};

/** Cities that Intl still lists by a name they no longer go by. */
const presentNames: Record<string, string> = {
  Calcutta: 'Kolkata', Kiev: 'Kyiv', Rangoon: 'Yangon', Godthab: 'Nuuk', Saigon: 'Ho Chi Minh City', Katmandu: 'Kathmandu', Asmera: 'Asmara', Faeroe: 'Faroe', Truk: 'Chuuk', Ponape: 'Pohnpei', Enderbury: 'Kanton', Coral_Harbour: 'Atikokan',
};
const placeOf = (part: string): string => presentNames[part] ?? part.replaceAll('_', ' ');
/** "Asia/Kolkata", to choose from. */
export const zonePath = (zone: string): string => zone.split('/').map(placeOf).join('/');

export const zoneName = (zone: string): string => zoneNames[zone] ?? placeOf(zone.split('/').at(-1)!);

/** As it follows a time: "Eastern", "Berlin time". */
export const zoneWords = (zone: string): string => zoneNames[zone] ?? `${zoneName(zone)} time`;

const asked = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const;

/** Said by Intl alone, which browsers have too: what reckons in zones (zone.ts) stays on the server. */
const partsOf = (instant: string, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> =>
  Object.fromEntries(new Intl.DateTimeFormat('en-US', { ...asked, timeZone: zone }).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));

/** "January 15, 2027" */
export const dayWords = (instant: string, zone: string): string => {
  const { month, day, year } = partsOf(instant, zone);
  return `${month} ${day}, ${year}`;
};

const timeWords = (instant: string, zone: string): string => {
  const { hour, minute } = partsOf(instant, zone);
  const hours = Number(hour);
  return `${hours % 12 || 12}:${minute} ${hours < 12 ? 'a.m.' : 'p.m.'} ${zoneWords(zone)}`;
};

/** "Friday, January 15, 2027, 11:59 p.m. Eastern": never without its zone. */
export const momentWords = (instant: string, zone: string): string => `${partsOf(instant, zone).weekday}, ${dayWords(instant, zone)}, ${timeWords(instant, zone)}`;

/** "January 15, 2027 at 11:59 p.m. Eastern", in the middle of a sentence. */
export const clockWords = (instant: string, zone: string): string => `${dayWords(instant, zone)} at ${timeWords(instant, zone)}`;

const counted = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** How long from `now` until `instant`, in words: "6 days", "5 hours 20 minutes", "less than a minute". */
export const spanWords = (now: string, instant: string): string => {
  const minutes = Math.floor((Date.parse(instant) - Date.parse(now)) / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return counted(minutes, 'minute');
  if (minutes < 24 * 60) return [counted(Math.floor(minutes / 60), 'hour'), ...(minutes % 60 > 0 ? [counted(minutes % 60, 'minute')] : [])].join(' ');
  return counted(Math.floor(minutes / (24 * 60)), 'day');
};
