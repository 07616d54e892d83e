import { isPublished } from '../../domain/call/challenge.ts';
import { currentOf } from '../../domain/library/library-words.ts';
import type { Link, LinkTo } from '../../domain/library/publication.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

export type LinkNeeds = Pick<Ports, 'publications' | 'listings' | 'challenges' | 'events' | 'groups'>;
type Found = { id: string; title: string; slug?: string } | undefined;

const find: Record<LinkTo['kind'], (ports: LinkNeeds, id: string, at: string) => Promise<Found>> = {
  publication: async ({ publications }, id) => {
    const publication = await publications.find(id);
    const n = publication && (currentOf(publication) ?? publication.latest);
    const version = n ? await publications.findVersion(id, n) : undefined;
    return version && { id, title: version.title };
  },
  listing: async ({ listings }, id) => {
    const listing = await listings.find(id);
    return listing && { id, title: listing.facts.title.value };
  },
  challenge: async ({ challenges }, slug, at) => {
    const challenge = await challenges.findBySlug(slug);
    return challenge && isPublished(challenge, at) ? { id: challenge.id, title: challenge.title, slug } : undefined;
  },
  event: async ({ events }, id) => {
    const event = await events.find(id);
    return event?.published && { id, title: event.title };
  },
  group: async ({ groups }, id) => {
    const group = await groups.find(id);
    return group && { id, title: group.name };
  },
};

/** What everybody can read, by its title now. What is a draft or nowhere is refused in the same words. */
export const linkTo = async (ports: LinkNeeds, { kind, id }: LinkTo, at: string, field: string): Promise<Link> => {
  const found = await find[kind](ports, id, at);
  if (!found) throw new Refusal('invalid', `There is no public page at “${id}”. Copy its address from the page itself.`, field);
  return { kind, id: found.id, title: found.title.slice(0, 300), ...(found.slug ? { slug: found.slug } : {}) };
};

export const linksTo = async (ports: LinkNeeds, links: LinkTo[], at: string, field: string): Promise<Link[]> => {
  const once = [...new Map(links.map((link) => [`${link.kind} ${link.id}`, link])).values()];
  return Promise.all(once.map((link) => linkTo(ports, link, at, field)));
};
