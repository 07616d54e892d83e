import type { Challenge } from '../domain/call/challenge.ts';
import { currentOf } from '../domain/library/library-words.ts';
import { isShown } from '../domain/listing/listing.ts';
import { notFound } from '../domain/refusal.ts';
import type { CommentSubject } from '../domain/voice/comment.ts';
import type { Closing, CommentKind } from '../domain/voice/comment-words.ts';
import { closedWhy } from '../domain/voice/gallery.ts';
import type { Ports } from '../ports/ports.ts';
import { standingOf, type Standings } from './gallery-standing.ts';
import { hasOpenGallery } from './public/read-gallery.ts';

export type ThingNeeds = Pick<Ports, 'challenges' | 'galleries' | 'listings' | 'events' | 'publications'> & Standings;
/** A public thing that people comment on. `of` names it in addresses. */
export type CommentedThing = { on: CommentSubject; of: string; title: string; page: string; closed?: Closing | undefined; /** Whose it is, where an agency’s. */ agency?: { id: string; name: string } | undefined };
const agencyOf = (challenge: Challenge | undefined) => challenge && { id: challenge.agencyId, name: challenge.agencyName };

/** Comments on anything of a challenge wait for the end of its judging: they could sway judges, or tell them who made what. Of one held elsewhere nothing is known. */
const closingOf = async (ports: ThingNeeds, challenge: Challenge | undefined, at: string): Promise<Closing | undefined> => {
  if (!challenge || challenge.listing || challenge.cancelled) return undefined;
  return closedWhy(await standingOf(ports, challenge, at), at) ? 'judging' : undefined;
};
const byAgency = (challenge: Challenge | undefined): Closing | undefined => (challenge?.commentsClosed ? 'agency' : undefined);

const entryThing = async (ports: ThingNeeds, challenge: Challenge, code: string, at: string): Promise<CommentedThing | undefined> => {
  const row = hasOpenGallery(challenge, at) ? await ports.galleries.find(challenge.id, code) : undefined;
  if (!row) return undefined;
  const on: CommentSubject = { kind: 'entry', id: code, challengeId: challenge.id };
  return { on, of: `${challenge.slug}.${code}`, title: row.title, page: `/challenges/${challenge.slug}/entries/${code}`, closed: (await closingOf(ports, challenge, at)) ?? byAgency(challenge), agency: agencyOf(challenge) };
};

/** A version that everybody reads names it: never the draft of the next one. */
const publicationThing = async ({ publications }: ThingNeeds, id: string): Promise<CommentedThing | undefined> => {
  const publication = await publications.find(id);
  const current = publication && currentOf(publication);
  const version = publication && publication.latest > 0 ? await publications.findVersion(id, current ?? publication.latest) : undefined;
  return version && { on: { kind: 'publication', id }, of: id, title: version.title, page: `/library/${id}`, closed: current ? undefined : 'withdrawn', agency: publication?.keeper.kind === 'agency' ? { id: publication.keeper.agencyId, name: publication.keeperName } : undefined };
};

/** What a comment is about, while everybody can read that. */
export const findThing = async (ports: ThingNeeds, { kind, id, challengeId }: CommentSubject, at: string): Promise<CommentedThing | undefined> => {
  if (kind === 'entry') {
    const challenge = challengeId ? await ports.challenges.find(challengeId) : undefined;
    return challenge && entryThing(ports, challenge, id, at);
  }
  if (kind === 'listing') {
    const listing = await ports.listings.find(id);
    if (!listing || listing.mergedInto) return undefined;
    const challenge = listing.challenge && (await ports.challenges.find(listing.challenge.id));
    const closed = (await closingOf(ports, challenge, at)) ?? (isShown(listing) ? undefined : 'archived');
    return { on: { kind, id }, of: id, title: listing.facts.title.value, page: `/atlas/${id}`, closed, agency: agencyOf(challenge) };
  }
  if (kind === 'publication') return publicationThing(ports, id);
  const event = await ports.events.find(id);
  if (!event?.published) return undefined;
  const challenge = event.challenge && (await ports.challenges.find(event.challenge.id));
  return { on: { kind, id }, of: id, title: event.title, page: `/events/${id}`, closed: (await closingOf(ports, challenge, at)) ?? byAgency(challenge), agency: event.host.kind === 'agency' ? { id: event.host.agencyId, name: event.hostName } : agencyOf(challenge) };
};

/** The same by the name it has in addresses: of an entry, the challenge’s and its code. */
export const openThing = async (ports: ThingNeeds, { kind, of }: { kind: CommentKind; of: string }, at: string): Promise<CommentedThing> => {
  const end = of.lastIndexOf('.');
  const challenge = kind === 'entry' ? await ports.challenges.findBySlug(of.slice(0, Math.max(end, 0))) : undefined;
  const thing = challenge ? await entryThing(ports, challenge, of.slice(end + 1), at) : kind === 'entry' ? undefined : await findThing(ports, { kind, id: of }, at);
  if (!thing) throw notFound('page');
  return thing;
};
