import { signedIn, type Caller } from '../../domain/caller.ts';
import { kindOfTarget, mostSearches, type Follow } from '../../domain/follow/follow.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { followedThing, type FollowedThing, type ThingNeeds } from '../followed-things.ts';
import { tell } from '../tell.ts';
import { toldTarget } from './told-target.ts';

type Needed = ThingNeeds & Pick<Ports, 'follows' | 'chance'>;

const thingFound = async (ports: Needed, caller: Caller, target: string): Promise<FollowedThing> => {
  const thing = await followedThing(ports, target, caller.at);
  if (!thing) throw notFound('page to follow');
  return thing;
};

/** What it is, and whether and since when the caller follows it. */
export const readFollow = async (ports: Needed, caller: Caller, target: string): Promise<{ thing: FollowedThing; follow: Follow | undefined }> => {
  const person = signedIn(caller);
  const [thing, follow] = await Promise.all([thingFound(ports, caller, target), ports.follows.find(target, person.id)]);
  return { thing, follow };
};

/** Following again changes nothing, and is no second act. */
export const follow = async (ports: Needed, caller: Caller, target: string): Promise<Follow> => {
  const person = signedIn(caller);
  const { kind } = await thingFound(ports, caller, target);
  const before = await ports.follows.find(target, person.id);
  if (before) return before;
  if (kind === 'search' && (await ports.follows.searchesOf(person.id)) >= mostSearches) throw new Refusal('limit', `You follow ${mostSearches} searches, which is the most. Stop following one of them under What you follow, then follow this one.`);
  const now: Follow = { target, personId: person.id, since: caller.at };
  const { begun, refs } = toldTarget(target);
  await ports.follows.begin(now, tell(ports, caller, begun, { about: person.id, refs, answer: now }));
  return now;
};

export const unfollow = async (ports: Needed, caller: Caller, target: string): Promise<void> => {
  const person = signedIn(caller);
  const before = await ports.follows.find(target, person.id);
  if (!before) return;
  const { ended, refs } = toldTarget(target);
  await ports.follows.end(before, tell(ports, caller, ended, { about: person.id, refs, answer: { following: false } }));
};

const gone = (target: string): FollowedThing => ({ kind: kindOfTarget(target) ?? 'search', title: 'Something that is no longer public', path: '' });
export type Followed = Follow & FollowedThing;

/** What the caller follows, with what each is called and how it stands now. What is gone can still be let go of. */
export const readFollowed = async (ports: Needed, caller: Caller, after: string | undefined): Promise<Listed<Followed>> => {
  const { items, next } = await ports.follows.ofPerson(signedIn(caller).id, after);
  const things = await Promise.all(items.map(({ target }) => followedThing(ports, target, caller.at)));
  return { items: items.map((one, i) => ({ ...one, ...(things[i] ?? gone(one.target)) })), next };
};
