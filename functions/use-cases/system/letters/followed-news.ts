import type { Act, ActKind } from '../../../domain/act.ts';
import { entriesPhase } from '../../../domain/call/challenge.ts';
import { hostId, type CalendarEvent } from '../../../domain/event/event.ts';
import type { EventSeries } from '../../../domain/event/series.ts';
import type { News, WaitingNews } from '../../../domain/follow/news.ts';
import { stateOf } from '../../../domain/library/library-words.ts';
import { keeperId, type Publication, type PublicationVersion } from '../../../domain/library/publication.ts';
import { isNewValue } from '../../../domain/listing/fact-changes.ts';
import { factNames } from '../../../domain/listing/fact-names.ts';
import type { HistoryEntry } from '../../../domain/listing/history.ts';
import { isShown, type Listing } from '../../../domain/listing/listing.ts';
import { factWords, statusWords } from '../../../domain/listing/words.ts';
import { instantOf } from '../../../domain/zone.ts';
import { momentWords } from '../../../domain/moment.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';

export type NewsNeeds = Pick<Ports, 'challenges' | 'listings' | 'events' | 'groups' | 'workProducts' | 'publications' | 'collections' | 'site'>;
/** What is told, and to the followers of what. */
type Told = { targets: string[]; news: News };
export type Happened = Pick<Act, 'kind' | 'about' | 'refs'>;
type Find = (ports: NewsNeeds, act: Happened) => Promise<Told | undefined>;

const eventOf = async ({ events }: NewsNeeds, act: Happened): Promise<CalendarEvent | undefined> => {
  const event = await events.find(act.about);
  return event?.published ? event : undefined;
};
/** Of an event hear those who follow it or its series; of a new one, and of one called off, also those of its group. */
const ofEvent = (words: (event: CalendarEvent) => { headline: string; text: string } | undefined, { group }: { group: boolean }): Find => async (ports, act) => {
  // those who follow the whole series hear of it as one; of its dates, those who follow one of them
  const event = await eventOf(ports, act);
  const said = event && words(event);
  if (!said) return undefined;
  const alone = act.refs['series'] === true;
  const targets = [event.id, ...(event.seriesId && !alone ? [event.seriesId] : []), ...(group && !alone && event.host.kind === 'group' ? [hostId(event.host)] : [])];
  return { targets, news: { ...said, link: pagesOf(ports).event(event.id) } };
};
/** Of a whole series hear those who follow it or its group. */
const ofSeries = (words: (series: EventSeries, act: Happened) => { headline: string; text: string } | undefined): Find => async ({ events, site }, act) => {
  const series = await events.findSeries(act.about);
  const said = series && words(series, act);
  return said && { targets: [series.id, ...(series.host.kind === 'group' ? [hostId(series.host)] : [])], news: { headline: said.headline.slice(0, 300), text: said.text.slice(0, 600), link: `${site.origin}/events/series/${series.id}` } };
};
const when = ({ startsAt, zone }: CalendarEvent) => momentWords(startsAt, zone);

const changeOf = async ({ listings }: NewsNeeds, act: Happened): Promise<HistoryEntry | undefined> => {
  for (let page = await listings.history(act.about); ; page = await listings.history(act.about, page.next)) {
    const found = page.items.find(({ version }) => version === act.refs['version']);
    if (found || !page.next) return found;
  }
};

/** An act of an import that says no version added the entry. */
export const isNewEntry = ({ kind, refs }: Happened): boolean => kind === 'listing.added' || (kind === 'listing.imported' && (refs['version'] ?? 1) === 1);
export const newEntryNews = ({ site }: Pick<NewsNeeds, 'site'>, { id, facts }: Listing): News =>
  ({ headline: `New in the atlas: ${facts.title.value}`, text: facts.summary?.value.slice(0, 300) ?? 'A search you follow finds it.', link: `${site.origin}/atlas/${id}` });

const ofListing: Find = async (ports, act) => {
  const [listing, change] = await Promise.all([ports.listings.find(act.about, { strong: true }), changeOf(ports, act)]);
  if (!listing || !change) return undefined;
  const names = factNames.filter((name) => isNewValue(change, name));
  const [title, status] = [listing.facts.title.value, names.includes('status') ? change.after.status?.value : undefined];
  const news = (headline: string, text: string): Told => ({ targets: [listing.id], news: { headline, text, link: `${ports.site.origin}/atlas/${listing.id}` } });
  // what was taken out or merged since is told by that, and by nothing before it
  if (!isShown(listing) && change.what !== 'archived') return undefined;
  if (change.what === 'archived' && isShown(listing)) return undefined;
  if (change.what === 'archived') return news(`Archived: ${title}`, 'This entry is no longer in the lists of the atlas. Its page says why.');
  if (names.length === 0) return undefined;
  const changed = `What changed in the atlas: ${names.map((name) => factWords[name].toLowerCase()).join(', ')}.`;
  return status ? news(`${statusWords[status]}: ${title}`, changed) : news(`Changed: ${title}`, changed);
};

const ofPublication = (say: (publication: Publication, version: PublicationVersion) => { targets: string[]; headline: string; text: string } | undefined): Find => async ({ publications, site }, act) => {
  const [publication, version] = await Promise.all([publications.find(act.about), publications.findVersion(act.about, Number(act.refs['n']))]);
  const said = publication && version && say(publication, version);
  if (!said) return undefined;
  const { targets, headline, text } = said;
  return { targets, news: { headline: headline.slice(0, 300), text: text.slice(0, 600), link: `${site.origin}/library/${act.about}` } };
};
/** Of a new work hear those who follow its keeper; of a new version, those who follow the work. */
const published = ofPublication((publication, { n, title, abstract, note }) => {
  if (stateOf(publication, n) === 'withdrawn') return undefined;
  const targets = [publication.id, ...(n === 1 && publication.keeper.kind !== 'site' ? [keeperId(publication.keeper)] : [])];
  return n === 1 ? { targets, headline: `New in the library: ${title}`, text: abstract || `${publication.keeperName} published it.` } : { targets, headline: `Version ${n}: ${title}`, text: `What changed: ${note}` };
});
const withdrawn = ofPublication((publication, { n, title }) => {
  const reason = publication.withdrawals.find((one) => one.n === n)?.reason ?? '';
  return { targets: [publication.id], headline: `Withdrawn: ${title}`, text: `Version ${n}. The reason: ${reason}` };
});
const named = (titles: string[]): string => titles.slice(0, 3).join('; ') + (titles.length > 3 ? `; and ${titles.length - 3} more` : '');

/** News of what can be followed, by what happened. That of a challenge itself is its notices (tell-audience.ts). */
export const followedNews: Partial<Record<ActKind, Find>> = {
  'challenge.published': async (ports, act) => {
    const challenge = await about(ports, act);
    const phase = entriesPhase(challenge);
    const text = phase ? `${challenge.agencyName} takes entries until ${momentWords(phase.closesAt, challenge.zone)}.` : `${challenge.agencyName} published a challenge.`;
    return challenge.cancelled ? undefined : { targets: [challenge.agencyId], news: { headline: `New challenge: ${challenge.title}`, text, link: pagesOf(ports).challenge(challenge.slug) } };
  },
  'listing.imported': ofListing,
  'listing.changed': ofListing,
  'listing.archived': ofListing,
  'event.published': ofEvent((event) => (event.cancelled ? undefined : { headline: `New date: ${event.title}`, text: `${event.hostName} meets on ${when(event)}.` }), { group: true }),
  'event.series-made': async ({ events, site }, act) => {
    const series = await events.findSeries(act.about);
    if (series?.host.kind !== 'group') return undefined;
    const text = `${series.hostName} meets ${act.refs['events']} times, first on ${momentWords(instantOf(series.first, series.zone, 'first'), series.zone)}.`;
    return { targets: [hostId(series.host)], news: { headline: `New dates: ${series.title}`.slice(0, 300), text, link: `${site.origin}/events/series/${series.id}` } };
  },
  'event.series-cancelled': ofSeries((series) => ({ headline: `Cancelled: ${series.title}`, text: `No coming date takes place. ${series.cancelled?.reason ?? ''}`.trim() })),
  'event.series-changed': ofSeries((series, act) => (act.refs['moved'] ? { headline: `New time: ${series.title}`, text: `Its coming dates are now at another time of the day.` } : undefined)),
  'event.moved': ofEvent((event) => (event.cancelled ? undefined : { headline: `Moved: ${event.title}`, text: `It is now on ${when(event)}.${event.moved ? ` ${event.moved.reason}` : ''}`.slice(0, 600) }), { group: true }),
  'event.cancelled': ofEvent((event) => ({ headline: `Cancelled: ${event.title}`, text: `It was to be on ${when(event)}. ${event.cancelled?.reason ?? ''}`.trim().slice(0, 600) }), { group: true }),
  'event.told': async (ports, act) =>
    (act.refs['recording'] ? ofEvent((event) => (event.recording ? { headline: `Recording: ${event.title}`, text: `The recording of ${when(event)} is out, with captions.` } : undefined), { group: false })(ports, act) : undefined),
  'publication.published': published,
  'publication.withdrawn': withdrawn,
  'collection.changed': async ({ collections, site }, act) => {
    const collection = await collections.find(act.about);
    const added = collection?.shown ? collection.items.filter(({ since }) => since === act.refs['version']) : [];
    return collection && added.length > 0
      ? { targets: [collection.id], news: { headline: `Added to ${collection.title}`, text: named(added.map(({ title }) => title)).slice(0, 600), link: `${site.origin}/library/collections/${collection.id}` } }
      : undefined;
  },
  'group.product-added': async (ports, act) => {
    const [group, product] = await Promise.all([ports.groups.find(act.about), ports.workProducts.find(act.about, String(act.refs['product']))]);
    return group && product ? { targets: [group.id], news: { headline: `New work of ${group.name}: ${product.title}`.slice(0, 300), text: 'The group added it to its work products.', link: pagesOf(ports).group(group.id) } } : undefined;
  },
};

/** What waiting news says by now: nothing where what it tells of is no longer to be read. That of a challenge's notice stays as it was published. */
export const newsNow = async (ports: NewsNeeds, { act, about: id, headline, text, link }: WaitingNews): Promise<News | undefined> => {
  const happened = act && { kind: act.kind, about: id, refs: act.refs };
  if (happened && isNewEntry(happened)) {
    const listing = await ports.listings.find(id, { strong: true });
    return listing && isShown(listing) ? newEntryNews(ports, listing) : undefined;
  }
  const find = happened && followedNews[happened.kind];
  return find ? (await find(ports, happened))?.news : { headline, text, link };
};
