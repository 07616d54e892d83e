/** A date as people write it, with the clock time and zone it names, if any. Nothing is guessed here. */
export type WrittenDate = { day: string; time?: string; zone?: string };

const zonesByName: Record<string, string> = {
  ET: 'America/New_York', EST: 'America/New_York', EDT: 'America/New_York', EASTERN: 'America/New_York',
  CT: 'America/Chicago', CST: 'America/Chicago', CDT: 'America/Chicago', CENTRAL: 'America/Chicago',
  MT: 'America/Denver', MST: 'America/Denver', MDT: 'America/Denver', MOUNTAIN: 'America/Denver',
  PT: 'America/Los_Angeles', PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', PACIFIC: 'America/Los_Angeles',
  UTC: 'UTC', GMT: 'UTC', Z: 'UTC',
};
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthName = '([A-Za-z]{3,9})\\.?';

const monthOf = (word: string): number => {
  const short = word.toLowerCase() === 'sept' ? 'sep' : word.toLowerCase();
  return months.findIndex((month) => month === short || month.slice(0, 3) === short) + 1;
};

/** Each shape gives year, month and day. Two numbers before the year are read the American way, month first. */
const shapes: [RegExp, (found: string[]) => [number, number, number]][] = [
  [/^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/, ([, year, month, day]) => [Number(year), Number(month), Number(day)]],
  [/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/, ([, month, day, year]) => [Number(year), Number(month), Number(day)]],
  [new RegExp(`^${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`), ([, month, day, year]) => [Number(year), monthOf(month!), Number(day)]],
  [new RegExp(`^(\\d{1,2})\\s+${monthName}\\s+(\\d{4})(?!\\d)`), ([, day, month, year]) => [Number(year), monthOf(month!), Number(day)]],
];

const two = (n: number) => String(n).padStart(2, '0');

const dayOf = (year: number, month: number, day: number): string | undefined => {
  const text = `${year}-${two(month)}-${two(day)}`;
  const real = new Date(`${text}T00:00:00Z`);
  return month >= 1 && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text) ? text : undefined;
};

const clock = /^(?:(noon|midnight)|(\d{1,2})(?::(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(a\.?m\.?|p\.?m\.?)?)(?=$|[\s,(Z])/i;

/** "12 p.m." is noon, "12:00 AM" the first minute of the day; a bare number without minutes or a.m./p.m. is no time. */
const timeOf = (found: RegExpExecArray): string | undefined => {
  const [, word, hours, minutes, half] = found;
  if (word) return word.toLowerCase() === 'noon' ? '12:00' : undefined;
  if (minutes === undefined && half === undefined) return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const whole = half ? (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) : hour;
  return whole < 24 && Number(minutes ?? 0) < 60 ? `${two(whole)}:${minutes ?? '00'}` : undefined;
};

const zoneOf = (rest: string): string | undefined => zonesByName[rest.replace(/[().,]/g, '').replace(/\s+time$/i, '').trim().toUpperCase()];

/** Undefined when any part of the text is not understood: half a deadline is worse than none. */
export const readWrittenDate = (text: string): WrittenDate | undefined => {
  const whole = text.trim().replace(/\s+/g, ' ').replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i, '');
  for (const [shape, order] of shapes) {
    const found = shape.exec(whole);
    if (!found) continue;
    const day = dayOf(...order(found));
    if (!day) return undefined;
    const rest = whole.slice(found[0].length).replace(/^(?:,|T(?=\d)| at\b| -|\s)+/i, '').trim();
    if (rest === '') return { day };
    const clocked = clock.exec(rest);
    const time = clocked ? timeOf(clocked) : undefined;
    if (!clocked || !time) return undefined;
    const after = rest.slice(clocked[0].length).trim();
    if (after === '') return { day, time };
    const zone = zoneOf(after);
    return zone === undefined ? undefined : { day, time, zone };
  }
  return undefined;
};
