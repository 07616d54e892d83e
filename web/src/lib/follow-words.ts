type Phase = { kind: string; opensAt: string; closesAt: string };

/** What comes next in a followed challenge, and when. */
export const comesNext = (stage: string, phases: Phase[], at: string): { what: string; at: string } | undefined => {
  const words: Record<string, [opens: string, closes: string]> = { entries: ['Entries open', 'Entries close'], judging: ['Judging starts', 'Judging ends'] };
  if (!['upcoming', 'open', 'closed', 'judging'].includes(stage)) return undefined;
  const dates = phases.flatMap(({ kind, opensAt, closesAt }) => (words[kind] ? [{ what: words[kind][0], at: opensAt }, { what: words[kind][1], at: closesAt }] : []));
  return dates.filter((date) => date.at > at).toSorted((a, b) => a.at.localeCompare(b.at))[0];
};

type Kind = 'challenge' | 'listing' | 'event' | 'series' | 'group' | 'agency' | 'publication' | 'collection' | 'search';
export const followWords: Record<Kind, { name: string; this: string; gets: string }> = {
  challenge: { name: 'Challenge', this: 'this challenge', gets: 'when the deadline moves, the rules change, the challenge is cancelled, or the results are out. Following is no registration, and nobody sees it' },
  listing: { name: 'Entry of the atlas', this: 'this entry', gets: 'when a fact changes, or when what it tells of has ended. Nobody sees that you follow it' },
  event: { name: 'Event', this: 'this event', gets: 'when it moves, when it is cancelled, or when a recording is out. Following is no registration, and nobody sees it' },
  series: { name: 'Series', this: 'this series', gets: 'when there is a new date, when one moves or is cancelled, or when a recording is out. Nobody sees that you follow it' },
  group: { name: 'Group', this: 'this group', gets: 'when it plans, moves or cancels a call, adds to its work products, or publishes in the library. Following is no membership, and nobody sees it' },
  agency: { name: 'Agency', this: 'this agency', gets: 'when it publishes a new challenge or a new work in the library. Nobody sees that you follow it' },
  publication: { name: 'Work of the library', this: 'this work', gets: 'when there is a new version, or when one is withdrawn. Nobody sees that you follow it' },
  collection: { name: 'Collection', this: 'this collection', gets: 'when something is added to it. Nobody sees that you follow it' },
  search: { name: 'Search of the atlas', this: 'this search', gets: 'when a new entry of the atlas matches it. Nobody sees that you follow it' },
};

export const paceWords = { 'at-once': 'Each at once', daily: 'Once a day', weekly: 'Once a week', none: 'Not at all' } as const;

/** Where somebody begins or stops following. A search is named by its words and facets. */
export const followLink = (target: string): string => `/follow/${encodeURIComponent(target)}`;
