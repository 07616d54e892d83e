import type { Caller } from '../../../domain/caller.ts';
import type { Challenge, Review } from '../../../domain/call/challenge.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge, refuseDiscarded } from './draft-of.ts';

type Wanted = { challengeId: string; reviewId: string; comment: number; done: boolean; version: number };

/** A manager says that one of the edits the approver asked for is made. The approver reads it beside their words once the draft is submitted again. */
export const markEdit = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'chance'>, caller: Caller, wanted: Wanted): Promise<Challenge> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  refuseDiscarded(challenge);
  if (challenge.approval !== 'edits') throw new Refusal('conflict', 'No edits are asked for now.');
  const asked = (await ports.challenges.reviews(challenge.id)).findLast((review) => review.outcome === 'edits');
  const comment = asked?.id === wanted.reviewId ? asked.comments[wanted.comment] : undefined;
  if (!asked || !comment) throw notFound('comment');
  if ((comment.done ?? false) === wanted.done) return challenge;
  if (challenge.version !== wanted.version) throw new Refusal('stale', 'Somebody else changed this meanwhile. Look again, then mark it.', undefined, { version: challenge.version });
  const review: Review = { ...asked, comments: asked.comments.map((one, i) => (i === wanted.comment ? { ...one, done: wanted.done } : one)) };
  const next: Challenge = { ...challenge, version: challenge.version + 1 };
  const refs = { review: asked.id, comment: wanted.comment, done: wanted.done };
  await ports.challenges.change(next, tell(ports, caller, 'challenge.edit-marked', { about: challenge.id, refs, answer: next }), { review });
  return next;
};
