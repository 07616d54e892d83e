import type { RegistryChange } from './registry-change.ts';

type Feed = { agency: string; /** The page of the registry. */ page: string; /** The feed's own address, with no cursor. */ self: string; next?: string | undefined; /** The address of a credential's page. */ credential: (number: string) => string; /** Where nothing has happened yet. */ now: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const link = (rel: string, href: string, type: string): string => `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;

const words: Record<RegistryChange['what'], string> = {
  issued: 'was issued', suspended: 'was suspended', reinstated: 'is in force again', withdrawn: 'was withdrawn', replaced: 'was replaced', renewed: 'was renewed',
};

const entry = ({ number, what, at }: Omit<RegistryChange, 'id'>, { credential }: Feed): string => [
  `  <entry><id>${escaped(`${credential(number)}#${what}-${at}`)}</id>`, `<title>${number} ${words[what]}</title>`, `<updated>${at}</updated>`, link('alternate', credential(number), 'text/html'), `<category term="${what}"/></entry>`,
].join('');

/** What became of an agency's credentials, newest first, for programs that follow it (RFC 4287, paged as RFC 5005 says). It names nobody: a number, what, when. */
export const registryFeed = (changes: readonly Omit<RegistryChange, 'id'>[], feed: Feed): string => [
  '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
  `  <id>${escaped(feed.self)}</id>`, `  <title>Credentials of ${escaped(feed.agency)}: what became of them</title>`, '  <subtitle>What ends by its date is in no entry: the date says so.</subtitle>',
  `  <updated>${changes[0]?.at ?? feed.now}</updated>`, `  <author><name>${escaped(feed.agency)}</name></author>`,
  `  ${link('self', feed.self, 'application/atom+xml')}`, `  ${link('alternate', feed.page, 'text/html')}`, ...(feed.next ? [`  ${link('next', feed.next, 'application/atom+xml')}`] : []),
  ...changes.map((change) => entry(change, feed)), '</feed>', '',
].join('\n');
