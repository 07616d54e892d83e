import type { Challenge, Review } from '../../../domain/call/challenge.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';

const words: Record<Challenge['approval'], { done: string; outcome?: Review['outcome'] }> = {
  none: { done: 'This challenge is not waiting for approval' },
  submitted: { done: 'This challenge was submitted for approval already', outcome: 'submitted' },
  edits: { done: 'Edits to this challenge were requested already', outcome: 'edits' },
  approved: { done: 'This challenge was approved already', outcome: 'approved' },
};

/** That it was done before, by whom and when. The review is read as soon as it can be; without it the plain words are true as well. */
export const reviewedBefore = async (ports: Pick<Ports, 'challenges'>, { id, approval, zone }: Challenge): Promise<Refusal> => {
  const { done, outcome } = words[approval];
  const last = outcome && (await ports.challenges.reviews(id)).findLast((review) => review.outcome === outcome);
  return new Refusal('conflict', last ? `${done}, by ${last.byName} on ${momentWords(last.at, zone)}.` : `${done}.`);
};
