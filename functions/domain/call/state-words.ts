import type { Challenge, Stage } from './challenge.ts';

/** Where a challenge stands: a draft also says whose turn it is. */
export type State = Stage | 'submitted' | 'edits' | 'discarded';

/** One name for each state, wherever somebody reads it. */
export const stateNames: Record<State, string> = {
  draft: 'Draft', submitted: 'Waiting for approval', edits: 'Edits requested', discarded: 'Discarded', scheduled: 'Scheduled', upcoming: 'Opens soon', open: 'Open', closed: 'Closed', judging: 'Being judged',
  deciding: 'Deciding', results: 'Results out', cancelled: 'Cancelled',
};

export const stateOf = (stage: Stage, approval: Challenge['approval']): State => (stage === 'draft' && (approval === 'submitted' || approval === 'edits') ? approval : stage);
