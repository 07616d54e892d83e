import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { givenIn, leastHours, mostTimes, stateOf, type FurtherReviews, type FurtherState } from '../../../domain/judging/adaptive/further-reviews.ts';
import { isScoring } from '../../../domain/judging/round/plan.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'furtherReviews'> & Recorder;

/** Why none can be given now, whatever the marks say: the clock, or that it was done often enough. */
const whyNotNow = (challenge: Challenge, round: Round, further: FurtherReviews | undefined, at: string): Refusal | undefined => {
  const left = Date.parse(round.closesAt) - Date.parse(at);
  if (at < round.opensAt) return new Refusal('closed', `Judging opens ${momentWords(round.opensAt, challenge.zone)}. Further reviews follow the marks, so there must be some.`);
  if (!isScoring(round, at)) return new Refusal('closed', `Judging closed ${momentWords(round.closesAt, challenge.zone)}. No review can be added.`);
  if (left < leastHours * 3_600_000) return new Refusal('closed', `Judging closes ${momentWords(round.closesAt, challenge.zone)}. A judge needs at least ${leastHours} hours for an entry more. Move the end of judging first.`);
  return givenIn(further).length >= mostTimes ? new Refusal('limit', `Further reviews were given ${mostTimes} times. Each time tells who is near the border, so that is enough.`) : undefined;
};

const reviewsOf = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.', 'round');
  const further = await ports.furtherReviews.find(round.id);
  return { challenge, person, round, further };
};

type Told = { at: string; reviews: number; entries: number };
/** How many and of how many, never which: that is seen in the assignments, as of any other pair. */
export type Asked = {
  state: FurtherState; asked: number; done: number; of: number; refused?: string | undefined; proposal?: { reviews: number; entries: number; added: number[]; heaviest: number } | undefined;
  given: Told[]; whyNot?: string | undefined; mostPerJudge: number; closesAt: string; version: number;
};

const told = ({ challenge, round, further }: { challenge: Challenge; round: Round; further: FurtherReviews | undefined }, at: string): Asked => ({
  state: stateOf(further), asked: further?.asked ?? 0, done: further?.done ?? 0, of: further?.of ?? 0, refused: further?.refused, proposal: further?.proposal, given: givenIn(further),
  whyNot: whyNotNow(challenge, round, further, at)?.message, mostPerJudge: round.mostPerJudge, closesAt: round.closesAt, version: further?.version ?? 0,
});

export const readFurther = async (ports: Needed, caller: Caller, challengeId: string): Promise<Asked> => told(await reviewsOf(ports, caller, challengeId), caller.at);

const openReviews = async (ports: Needed, caller: Caller, { challengeId, version }: { challengeId: string; version: number }) => {
  const own = await reviewsOf(ports, caller, challengeId);
  const no = whyNotNow(own.challenge, own.round, own.further, caller.at);
  if (no) throw no;
  if ((own.further?.version ?? 0) !== version) throw new Refusal('stale', 'This changed since you opened the page. Look again.', undefined, { version: own.further?.version ?? 0 });
  return own;
};

/** Asks where so many more reviews would decide most. A job works it out from the marks so far; nobody is given anything yet. */
export const askFurther = async (ports: Needed, caller: Caller, wanted: { challengeId: string; reviews: number; version: number }): Promise<Asked> => {
  const { challenge, person, round, further } = await openReviews(ports, caller, wanted);
  const state = stateOf(further);
  if (state === 'working' || state === 'publishing') throw new Refusal('conflict', 'Further reviews are being worked out. Look again in a minute.');
  const base = { roundId: round.id, challengeId: challenge.id, asked: wanted.reviews, by: person.id, at: caller.at, done: 0, of: 0, earlier: givenIn(further), version: wanted.version + 1 };
  const deed = tell(ports, caller, 'reviews.proposed', { about: challenge.id, refs: { round: round.id, reviews: wanted.reviews } });
  const next: FurtherReviews = { ...base, run: deed.id };
  const answer = told({ challenge, round, further: next }, caller.at);
  await ports.furtherReviews.save(next, { ...deed, answer });
  return answer;
};

/** What was looked at becomes assignments: a job gives them, and judges hear of one more entry as of any other. */
export const publishFurther = async (ports: Needed, caller: Caller, wanted: { challengeId: string; version: number }): Promise<Asked> => {
  recentlySignedIn(caller);
  const { challenge, person, round, further } = await openReviews(ports, caller, wanted);
  if (!further?.proposal || stateOf(further) !== 'proposed') throw new Refusal('conflict', 'Nothing is proposed. Ask for further reviews first.');
  const next: FurtherReviews = { ...further, wanted: { by: person.id, at: caller.at }, version: further.version + 1 };
  const answer = told({ challenge, round, further: next }, caller.at);
  const { reviews, entries } = further.proposal;
  await ports.furtherReviews.save(next, onRecord(ports, tell(ports, caller, 'reviews.added', { about: challenge.id, refs: { round: round.id, reviews, entries }, answer }), { roundId: round.id, reviews, entries }));
  return answer;
};
