/** What a page of a judge at work asks this device to keep: the queue, the entry that is open, and those that come next. */
export type Keeping = {
  person: string;
  challenge: string;
  title: string;
  round: string;
  /** The server's clock when the page was made, and when nothing of it may be read here any more. */
  now: string;
  until: string;
  /** With their places in the judge's own order. */
  entries: { id: string; title: string; place: number }[];
};

/** One page on this device. Times are the device's own clock, in milliseconds. */
export type Kept = {
  path: string;
  title: string;
  person: string;
  challenge: string;
  round: string;
  entry?: string | undefined;
  /** The queue comes first. */
  place: number;
  keptAt: number;
  until: number;
  /** Something was sent about it since. */
  behind?: boolean | undefined;
};

export type Place = { challenge: string; entry?: string | undefined; /** The page itself, and nothing below it. */ page: boolean };

export const mostEntries = 10;
const anHour = 3_600_000;
const aMinute = 60_000;
const places = /^\/judge\/([^/]+)(?:\/([^/]+))?(\/.*)?$/;
/** Steps of a judging that are no entry. */
const steps = new Set(['conflicts', 'demo-day', 'orientation', 'practice', 'rooms']);

export const queuePath = (challenge: string): string => `/judge/${challenge}`;
export const entryPath = (challenge: string, entry: string): string => `/judge/${challenge}/${entry}`;

/** Where a path is in the judge's pages; nothing for the public page of an invitation, and for everything outside. */
export const placeOf = (path: string): Place | undefined => {
  const [, challenge, next, rest] = places.exec(path) ?? [];
  if (!challenge || challenge === 'invitations') return undefined;
  if (!next) return { challenge, page: true };
  return steps.has(next) ? { challenge, page: false } : { challenge, entry: next, page: rest === undefined };
};

/** What is to be kept, in the order in which it is fetched. */
export const pagesOf = (keeping: Keeping, at: number): Kept[] => {
  const { person, challenge, round } = keeping;
  const until = at + Date.parse(keeping.until) - Date.parse(keeping.now);
  const of = { person, challenge, round, keptAt: at, until };
  if (!(until > at)) return [];
  return [
    { ...of, path: queuePath(challenge), title: `Your entries: ${keeping.title}`, place: 0 },
    ...keeping.entries.map(({ id, title, place }) => ({ ...of, path: entryPath(challenge, id), title: `Entry ${place}: ${title}`, entry: id, place })),
  ];
};

/** The round is open, the sign-in lasts, and the clock of this device was not put back behind the keeping. */
export const mayBeRead = (kept: Kept, at: number): boolean => at < kept.until && at >= kept.keptAt - aMinute;

/** What is here already and need not be fetched again. */
export const isFresh = (kept: Kept, wanted: Kept, at: number): boolean =>
  !kept.behind && mayBeRead(kept, at) && kept.round === wanted.round && kept.place === wanted.place && at - kept.keptAt < anHour && Math.abs(kept.until - wanted.until) < aMinute;

/** What goes when a page says what is to be kept: all that is another person's, and of this judging all that is no longer among it. */
export const toDrop = (kept: Kept[], keeping: Keeping, at: number): Kept[] => {
  const wanted = new Set(pagesOf(keeping, at).map(({ path }) => path));
  return kept.filter((one) => one.person !== keeping.person || !mayBeRead(one, at) || (one.challenge === keeping.challenge && (one.round !== keeping.round || !wanted.has(one.path))));
};

/** Where Save and next leads without a connection: to the next entry that can be read here and does not wait to be sent, or back to the queue. */
export const nextHere = (kept: Kept[], { challenge, entries }: Pick<Keeping, 'challenge' | 'entries'>, done: string[]): string => {
  const next = entries.find(({ id }) => !done.includes(id) && kept.some((one) => one.challenge === challenge && one.entry === id));
  return next ? entryPath(challenge, next.id) : queuePath(challenge);
};

export type Answered = { status: number; /** Sent on to another page; where to, if it could be read. */ redirected?: boolean | undefined; location?: string | undefined };

/** What goes after the server answered for a page: whoever is sent away, to sign in or to an earlier step, is not at work here. */
export const goneAfter = (kept: Kept[], path: string, { status, redirected, location }: Answered): Kept[] => {
  const place = placeOf(path);
  if (!place) return [];
  if (status === 401 || location?.startsWith('/auth/')) return kept;
  if (!place.page) return [];
  if (redirected) return kept;
  if (![403, 404, 410].includes(status)) return [];
  return kept.filter((one) => one.challenge === place.challenge && (!place.entry || one.entry === place.entry));
};

/** What goes with something that is being sent: a conflict with one entry takes it away, a conflict declared can take any. */
export const goneWith = (kept: Kept[], { pathname, search }: { pathname: string; search: string }): Kept[] => {
  const place = placeOf(pathname);
  const own = kept.filter((one) => one.challenge === place?.challenge);
  if (/^\/judge\/[^/]+\/conflicts$/.test(pathname)) return own;
  return place?.entry && search.startsWith('?/recuse') ? own.filter((one) => one.entry === place.entry || !one.entry) : [];
};

/** What is behind once something was sent about an entry: its page and the queue. */
export const behindAfter = (kept: Kept[], path: string): Kept[] => {
  const place = placeOf(path);
  return place?.entry ? kept.filter((one) => one.challenge === place.challenge && (!one.entry || one.entry === place.entry)) : [];
};

/** The scripts, styles and fonts that a kept page names, and those that they name in turn: whole addresses. */
export const filesIn = (text: string, base: string): string[] =>
  [...new Set([...text.matchAll(/["'`(]([^"'`()\s]*_app\/immutable\/[^"'`()\s]+|\.{1,2}\/[\w./-]+\.(?:js|css|woff2))["'`)]/g)].map(([, name = '']) => new URL(name, base).href))];

/** The list of every page of the site is no part of one of them. */
export const isWalked = (address: string): boolean => /\/(nodes|chunks|assets)\/[^/]+\.(js|css)$|\/entry\/start\.[^/]+\.js$/.test(address);
