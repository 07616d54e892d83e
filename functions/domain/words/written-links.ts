import type { Fault } from '../refusal.ts';

/** What an organizer writes as Markdown, in whatever section and row it stands. */
const texts = new Set(['need', 'description', 'eligibility', 'rules', 'note', 'instructions']);
const addresses = new Set(['url', 'entryUrl']);
/** Where Markdown takes an address: behind a text, in a list of references, between angle brackets. */
const places = [/\]\(\s*<?([a-z][a-z0-9+.-]*):[^\s)>]*>?(?:\s+["'(][^)]*)?\)/gi, /^ {0,3}\[[^\]\n]+\]:\s*<?([a-z][a-z0-9+.-]*):\S/gim, /<([a-z][a-z0-9+.-]+):[^\s<>]*>/gi];
const followed = new Set(['http', 'https', 'mailto']);

const wrongIn = (text: string): string | undefined =>
  places.flatMap((place) => [...text.matchAll(place)].map(([, scheme = '']) => scheme.toLowerCase())).find((scheme) => !followed.has(scheme));

const hiddenIn = /[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** A link that signs in whoever follows it. */
export const signInFault = ({ username, password }: URL): string | undefined => (username || password ? 'Leave the user name and password out of the link.' : undefined);

/** An address that shows less than it does, or signs in whoever follows it. */
const addressFault = (address: string): string | undefined => {
  if (hiddenIn.test(address)) return 'Leave spaces and hidden characters out of the link.';
  return URL.canParse(address) ? signInFault(new URL(address)) : undefined;
};

/** A link that no page would follow is refused where it is written, not shown as mere words later. */
export const brokenLinks = (value: unknown, path: string[] = []): Fault[] => {
  if (typeof value === 'string') {
    const fault = addresses.has(path.at(-1) ?? '') ? addressFault(value) : undefined;
    if (fault) return [{ field: path.join('.'), message: fault }];
    const scheme = texts.has(path.at(-1) ?? '') ? wrongIn(value) : undefined;
    return scheme ? [{ field: path.join('.'), message: `A link in this text starts with “${scheme}:”. Use https:// or http://, or mailto: for an email address.` }] : [];
  }
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => brokenLinks(inner, [...path, key])) : [];
};
