import type { Mailing } from '../../domain/people/mailing.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Cause } from './letters/write-letters.ts';

/** Writes the letters of one page of a list, and answers where the next page begins. */
export type WritePage = (after: string | undefined) => Promise<{ next?: string | undefined }>;
export type Progress = 'unfinished' | undefined;

/**
 * One page of an act's lists, then the place is noted. A job killed before the note writes that page again, where every letter is
 * stored already; a job that finds its place moved by another leaves the rest to the next look.
 */
export const writePages = async (ports: Pick<Ports, 'mailings'>, act: Cause, lists: WritePage[]): Promise<Progress> => {
  const place: Mailing = (await ports.mailings.find(act.id)) ?? { actId: act.id, list: 0, at: act.at, version: 0 };
  const write = lists[place.list];
  if (!write) return undefined;
  const { next } = await write(place.cursor);
  const moved: Mailing = { ...place, list: next ? place.list : place.list + 1, cursor: next, version: place.version + 1 };
  try {
    await ports.mailings.save(moved);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return 'unfinished';
  }
  return moved.list < lists.length ? 'unfinished' : undefined;
};
