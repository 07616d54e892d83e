import type { Challenge } from '../domain/call/challenge.ts';
import { isPublic, type Audience } from '../domain/desk/announcement-words.ts';
import type { Ports } from '../ports/ports.ts';
import { pagesOf } from './site-pages.ts';

/** Where an announcement sends its reader. */
export const announcementLink = (ports: Pick<Ports, 'site'>, challenge: Pick<Challenge, 'id' | 'slug'>, audience: Audience): string => {
  const pages = pagesOf(ports);
  if (isPublic(audience)) return pages.challenge(challenge.slug, '/updates');
  return audience === 'judges' ? pages.judging(challenge.id) : pages.application(challenge.slug);
};
