import type { Pace } from '../../ports/pace.ts';
import type { Ports } from '../../ports/ports.ts';

/** What was stored before a list was kept comes into that list; once everything has, this is one look a list. */
export const placeEarlier = async ({ places }: Pick<Ports, 'places'>, { hasTime }: Pick<Pace, 'hasTime'>): Promise<void> => {
  while (hasTime() && (await places.again()));
};
