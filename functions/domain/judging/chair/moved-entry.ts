import type { Override } from './override.ts';

/** What a team reads of its own entry: which way it was moved and why, and no place, for places are told to everybody at once. */
export type MovedEntry = { higher: boolean; reason: string };

/** Nothing for an entry that the chair kept in the place its scores gave it, while it moved others. */
export const movedEntry = (override: Override | undefined): MovedEntry | undefined => {
  if (!override || override.takenBack) return undefined;
  const { place, computed, reason } = override;
  return place === computed.place && !computed.shared ? undefined : { higher: place <= computed.place, reason };
};

export const movedWords = ({ higher }: Pick<MovedEntry, 'higher'>): string => `The chair of the judging put your entry ${higher ? 'higher' : 'lower'} than its scores do.`;
