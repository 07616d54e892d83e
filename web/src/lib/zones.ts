import { zonePath } from '../../../functions/domain/moment.ts';

/** The zones people choose from: those of the United States first, then every other by name. */
const near: [string, string][] = [
  ['America/New_York', 'Eastern (New York)'],
  ['America/Chicago', 'Central (Chicago)'],
  ['America/Denver', 'Mountain (Denver)'],
  ['America/Phoenix', 'Arizona (Phoenix)'],
  ['America/Los_Angeles', 'Pacific (Los Angeles)'],
  ['America/Anchorage', 'Alaska (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii (Honolulu)'],
  ['America/Puerto_Rico', 'Atlantic (Puerto Rico)'],
  ['UTC', 'UTC'],
];

export const zoneOptions = (chosen: string) => {
  const listed = new Set(near.map(([value]) => value));
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !listed.has(zone));
  const all = [...near, ...others.map((zone): [string, string] => [zone, zonePath(zone)]).toSorted(([, one], [, other]) => one.localeCompare(other, 'en'))].map(([value, label]) => ({ value, label }));
  return all.some(({ value }) => value === chosen) ? all : [{ value: chosen, label: chosen }, ...all];
};
