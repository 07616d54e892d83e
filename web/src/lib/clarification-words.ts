import type { ClarificationState } from '../../../functions/domain/entry/clarification.ts';

/** To the agency. */
export const clarificationWords: Record<ClarificationState, string> = { waiting: 'Waits for the team', late: 'Late: not answered', answered: 'Answered', kept: 'Answered, kept by the agency', shown: 'Answered, shown to judges', withdrawn: 'Taken back' };
/** To the team. */
export const ownClarificationWords: Record<ClarificationState, string> = { waiting: 'Waits for you', late: 'Not answered in time', answered: 'Answered', kept: 'Answered', shown: 'Answered, and read by judges', withdrawn: 'Taken back' };
