export const publicationKinds = ['brief', 'deck', 'recording', 'white-paper', 'report', 'dataset', 'code'] as const;
export type PublicationKind = (typeof publicationKinds)[number];
export const kindWords: Record<PublicationKind, string> = {
  brief: 'Brief', deck: 'Deck', recording: 'Recording', 'white-paper': 'White paper', report: 'Report', dataset: 'Dataset', code: 'Code',
};

/** By their SPDX ids; then what has none, a license that is named in words, and one that nobody here knows. */
export const licenses = [
  'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-4.0', 'CC-BY-3.0', 'CC-BY-SA-3.0', 'OGL-UK-3.0', 'ODbL-1.0', 'PDDL-1.0', 'MIT', 'Apache-2.0', 'BSD-3-Clause', 'MPL-2.0', 'EUPL-1.2',
  'GPL-3.0-or-later', 'public-domain', 'all-rights-reserved', 'named', 'unknown',
] as const;
export type License = (typeof licenses)[number];
const unlisted: Partial<Record<License, string>> = { 'public-domain': 'Public domain', 'all-rights-reserved': 'All rights reserved', named: 'Another license', unknown: 'License unknown' };
export const isSpdx = (license: License): boolean => unlisted[license] === undefined;
export const licenseLabel = (license: License): string => unlisted[license] ?? license;
type Licensed = { license: License; licenseName?: string | undefined; licenseUrl?: string | undefined };
export const licenseAddress = ({ license, licenseUrl }: Licensed): string | undefined => (isSpdx(license) ? `https://spdx.org/licenses/${license}.html` : licenseUrl);
export const licenseWords = ({ license, licenseName }: Licensed): string => (license === 'named' && licenseName ? licenseName : licenseLabel(license));

/** ISO 639-1. */
export const languages = ['en', 'ar', 'cs', 'da', 'de', 'el', 'es', 'et', 'fi', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ro', 'ru', 'sv', 'tr', 'uk', 'uz', 'vi', 'zh'] as const;
export type Language = (typeof languages)[number];
export const languageWords = (language: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;

export const versionStates = ['current', 'superseded', 'withdrawn'] as const;
export type VersionState = (typeof versionStates)[number];
export const versionStateWords: Record<VersionState, string> = { current: 'Current', superseded: 'Superseded', withdrawn: 'Withdrawn' };

type Kept = { latest: number; withdrawals: { n: number }[] };
/** The newest version that was not withdrawn. */
export const currentOf = ({ latest, withdrawals }: Kept): number | undefined => {
  const gone = new Set(withdrawals.map(({ n }) => n));
  for (let n = latest; n > 0; n--) if (!gone.has(n)) return n;
  return undefined;
};
export const stateOf = (publication: Kept, n: number): VersionState => {
  if (publication.withdrawals.some((one) => one.n === n)) return 'withdrawn';
  return n === currentOf(publication) ? 'current' : 'superseded';
};

/** Where each version is found for good. */
export const versionPath = (id: string, n: number): string => `/library/${id}/v${n}`;

export const linkKinds = ['publication', 'listing', 'challenge', 'event', 'group'] as const;
export type LinkKind = (typeof linkKinds)[number];
export const linkKindWords: Record<LinkKind, string> = { publication: 'Library', listing: 'Atlas', challenge: 'Challenge', event: 'Event', group: 'Group' };
type Linked = { kind: LinkKind; id: string; slug?: string | undefined };
export const linkPath = ({ kind, id, slug }: Linked): string =>
  ({ publication: `/library/${id}`, listing: `/atlas/${id}`, challenge: `/challenges/${slug ?? id}`, event: `/events/${id}`, group: `/groups/${id}` })[kind];

const paths: [string, LinkKind][] = [['library', 'publication'], ['atlas', 'listing'], ['challenges', 'challenge'], ['events', 'event'], ['groups', 'group']];
/** What an address of this site names: `id` is the last word of a challenge’s address, and an id elsewhere. Undefined where it names nothing that can be linked. */
export const linkIn = (address: string): { kind: LinkKind; id: string } | undefined => {
  const [first, id] = address.trim().replace(/^https?:\/\/[^/]+/, '').split(/[?#]/)[0]!.split('/').filter(Boolean);
  const kind = paths.find(([path]) => path === first)?.[1];
  return kind && id ? { kind, id } : undefined;
};

export const mostCites = 12;
export const mostLinks = 12;
export const mostAuthors = 60;
export const mostVersions = 60;
/** Putting all of it in and taking all of it out is one transaction. */
export const mostInCollection = 45;
export const mostFiles = 10;
export const mostBytes = 100 * 1024 * 1024;
