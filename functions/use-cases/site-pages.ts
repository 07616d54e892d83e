import type { Ports } from '../ports/ports.ts';

/** The site as a picture names it. */
export const sharedAs = ({ site: { name, origin } }: Pick<Ports, 'site'>): string => `${name} · ${new URL(origin).host}`;

/** Pages of the site, as letters name them. */
export const pagesOf = ({ site: { origin } }: Pick<Ports, 'site'>) => ({
  challenge: (slug: string, part = '') => `${origin}/challenges/${slug}${part}`,
  application: (slug: string, entryId?: string, part = '') => `${origin}/apply/${slug}${part}${entryId ? `?entry=${entryId}` : ''}`,
  console: (challengeId: string, part = '') => `${origin}/run/${challengeId}${part}`,
  judging: (challengeId: string, part = '') => `${origin}/judge/${challengeId}${part}`,
  credential: (number: string) => `${origin}/credentials/${number}`,
  statusList: (name: string) => `${origin}/credentials/status/${name}`,
  leaf: (index: number) => `${origin}/record/leaf/${index}`,
  record: (slug: string) => `${origin}/challenges/${slug}/record`,
  group: (id: string, part = '') => `${origin}/groups/${id}${part}`,
  event: (id: string) => `${origin}/events/${id}`,
  ask: (slug: string) => `${origin}/ask/${slug}`,
  comment: (id: string) => `${origin}/comment/${id}`,
  publication: (id: string, part = '') => `${origin}/library/${id}${part}`,
  webhook: (agencyId: string, id: string) => `${origin}/run/agency/${agencyId}/webhooks/${id}`,
  own: (part = '') => `${origin}/me${part}`,
});
