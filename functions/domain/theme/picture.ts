import { entriesPhase, type Challenge } from '../call/challenge.ts';
import type { CalendarEvent } from '../event/event.ts';
import { momentWords } from '../moment.ts';
import { canonical, type Sha256 } from '../words/canonical.ts';

export const pictureSize = { width: 1200, height: 630 } as const;

/** What the picture of a page says when somebody shares its address. Public facts alone, and none that the clock changes. */
export type PictureFacts = { title: string; by: string; line: string; site: string; digest: string };

/** Grows when pictures are drawn otherwise. */
const drawing = 1;
/** The name of a picture is made of all that it says: whoever knows the facts knows the address, and a change of facts is another picture. */
export const pictureId = (sha256: Sha256, facts: PictureFacts): string => sha256(canonical({ drawing, ...facts })).slice(0, 40);
export const isPictureId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);
export const pictureKey = (id: string): string => `picture-${id}`;

/** `digest`: of the rules, so that it carries the seal of its page. */
export const challengePicture = (challenge: Pick<Challenge, 'title' | 'agencyName' | 'phases' | 'zone' | 'cancelled' | 'resultsAt' | 'listing' | 'rulesHash'>, site: string): PictureFacts => {
  const { title, agencyName: by, zone, cancelled, resultsAt, listing, rulesHash: digest } = challenge;
  const closesAt = entriesPhase(challenge)?.closesAt;
  const deadline = closesAt ? `Entries close ${momentWords(closesAt, zone)}` : listing ? `Entries are taken at ${listing.source}` : '';
  return { title, by, line: cancelled ? 'Cancelled' : resultsAt ? 'The results are out' : deadline, site, digest };
};

export const eventPicture = ({ id, title, hostName: by, startsAt, zone, cancelled }: Pick<CalendarEvent, 'id' | 'title' | 'hostName' | 'startsAt' | 'zone' | 'cancelled'>, site: string, sha256: Sha256): PictureFacts =>
  ({ title, by, line: cancelled ? 'Cancelled' : momentWords(startsAt, zone), site, digest: sha256(id) });
