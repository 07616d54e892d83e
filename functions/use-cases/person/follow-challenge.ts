import { signedIn, type Caller } from '../../domain/caller.ts';
import { isPublished, stageOf, type Challenge, type Stage } from '../../domain/call/challenge.ts';
import type { Follow } from '../../domain/call/follow.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needed = Pick<Ports, 'challenges' | 'follows' | 'chance'>;

const publishedChallenge = async (ports: Needed, caller: Caller, id: string): Promise<Challenge> => {
  const challenge = await ports.challenges.find(id);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return challenge;
};

/** Whether the caller follows it, and since when. */
export const readFollow = async (ports: Needed, caller: Caller, challengeId: string): Promise<Follow | undefined> => {
  const person = signedIn(caller);
  await publishedChallenge(ports, caller, challengeId);
  return ports.follows.find(challengeId, person.id);
};

/** Following again changes nothing, and is no second act. */
export const followChallenge = async (ports: Needed, caller: Caller, challengeId: string): Promise<Follow> => {
  const person = signedIn(caller);
  await publishedChallenge(ports, caller, challengeId);
  const before = await ports.follows.find(challengeId, person.id);
  if (before) return before;
  const follow: Follow = { challengeId, personId: person.id, since: caller.at };
  await ports.follows.begin(follow, tell(ports, caller, 'challenge.followed', { about: person.id, refs: { challenge: challengeId }, answer: follow }));
  return follow;
};

export const unfollowChallenge = async (ports: Needed, caller: Caller, challengeId: string): Promise<void> => {
  const person = signedIn(caller);
  const follow = await ports.follows.find(challengeId, person.id);
  if (!follow) return;
  await ports.follows.end(follow, tell(ports, caller, 'challenge.unfollowed', { about: person.id, refs: { challenge: challengeId }, answer: { following: false } }));
};

export type Followed = Follow & { challenge: Challenge; stage: Stage };

/** What the caller follows, with what each is called and how it stands now. */
export const readFollowed = async (ports: Needed, caller: Caller, after: string | undefined): Promise<Listed<Followed>> => {
  const { items, next } = await ports.follows.ofPerson(signedIn(caller).id, after);
  const challenges = new Map((await ports.challenges.findMany(items.map((follow) => follow.challengeId))).map((one) => [one.id, one]));
  const followed = items.flatMap((follow) => {
    const challenge = challenges.get(follow.challengeId);
    return challenge ? [{ ...follow, challenge, stage: stageOf(challenge, caller.at) }] : [];
  });
  return { items: followed, next };
};
