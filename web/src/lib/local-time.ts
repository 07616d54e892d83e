import { zoneName, zoneWords } from '../../../functions/domain/moment.ts';

/** Times on the reader's own clock, never without the zone they are in. Written out the same on the server and in the browser. */
const plain = (words: string) => words.replace(/\s?AM\b/, ' a.m.').replace(/\s?PM\b/, ' p.m.');
const spoken = (words: string, zone: string) => `${plain(words)} ${zoneWords(zone)}`;
const clock = { hour: 'numeric', minute: '2-digit' } as const;
const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** "10:42 a.m. Eastern" */
export const clockWords = (at: string, zone: string): string => spoken(new Intl.DateTimeFormat('en-US', { ...clock, timeZone: zone }).format(new Date(at)), zone);

/** "Jan 5, 2027, 10:42 a.m. Eastern" */
export const dayTimeWords = (at: string, zone: string): string => spoken(new Intl.DateTimeFormat('en-US', { ...day, ...clock, timeZone: zone }).format(new Date(at)), zone);

/** "Jan 5, 10:42 a.m. Eastern": of something that is never old. */
export const recentWords = (at: string, zone: string): string => spoken(new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', ...clock, timeZone: zone }).format(new Date(at)), zone);

/** "Jan 5, 2027" */
export const shortDayWords = (at: string, zone: string): string => new Intl.DateTimeFormat('en-US', { ...day, timeZone: zone }).format(new Date(at));

/** "Jan 5, 2027, 10:42 a.m. your time (Eastern)": beside the same instant in another zone. */
export const yourTimeWords = (at: string, zone: string): string => `${plain(new Intl.DateTimeFormat('en-US', { ...day, ...clock, timeZone: zone }).format(new Date(at)))} your time (${zoneName(zone)})`;
