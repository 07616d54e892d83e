import { isPublished, stageOf, type Challenge, type Stage } from '../domain/call/challenge.ts';
import { kindOfTarget, type FollowKind } from '../domain/follow/follow.ts';
import { currentOf } from '../domain/library/library-words.ts';
import { searchWords } from '../domain/follow/followed-search.ts';
import type { Ports } from '../ports/ports.ts';

export type ThingNeeds = Pick<Ports, 'challenges' | 'listings' | 'events' | 'groups' | 'agencies' | 'publications' | 'collections'>;
/** Something that can be followed, as its own page calls it. `of`: whose it is. */
export type FollowedThing = { kind: FollowKind; title: string; path: string; of?: string | undefined; challenge?: Challenge; stage?: Stage };

type Find = (ports: ThingNeeds, target: string, at: string) => Promise<Omit<FollowedThing, 'kind'> | undefined>;

const finds: Record<FollowKind, Find> = {
  async challenge({ challenges }, target, at) {
    const challenge = await challenges.find(target);
    return challenge && isPublished(challenge, at) ? { title: challenge.title, path: `/challenges/${challenge.slug}`, of: challenge.agencyName, challenge, stage: stageOf(challenge, at) } : undefined;
  },
  async listing({ listings }, target) {
    const listing = await listings.find(target);
    return listing && { title: listing.facts.title.value, path: `/atlas/${target}`, of: listing.facts.agency?.value.name };
  },
  async event({ events }, target) {
    const event = await events.find(target);
    return event?.published ? { title: event.title, path: `/events/${target}`, of: event.hostName } : undefined;
  },
  async series({ events }, target) {
    const series = await events.findSeries(target);
    return series && { title: series.title, path: `/events/series/${target}`, of: series.hostName };
  },
  async group({ groups }, target) {
    const group = await groups.find(target);
    return group && { title: group.name, path: `/groups/${target}`, of: group.agency?.name };
  },
  async agency({ agencies }, target) {
    const agency = await agencies.find(target);
    return agency && { title: agency.name, path: `/agencies/${agency.slug}` };
  },
  async publication({ publications }, target) {
    const work = await publications.find(target);
    const version = work && work.latest > 0 ? await publications.findVersion(target, currentOf(work) ?? work.latest) : undefined;
    return version && { title: version.title, path: `/library/${target}`, of: work?.keeperName };
  },
  async collection({ collections }, target) {
    const collection = await collections.find(target);
    return collection?.shown ? { title: collection.title, path: `/library/collections/${target}`, of: collection.keeperName } : undefined;
  },
  search: async (_ports, target) => ({ title: searchWords(target), path: `/atlas?${target.slice('search?'.length)}` }),
};

/** What everybody may read, and nothing else, can be followed. */
export const followedThing = async (ports: ThingNeeds, target: string, at: string): Promise<FollowedThing | undefined> => {
  const kind = kindOfTarget(target);
  const found = kind && (await finds[kind](ports, target, at));
  return found && { kind, ...found };
};
