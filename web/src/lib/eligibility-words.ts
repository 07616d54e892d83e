import type { Eligibility } from '../../../functions/domain/eligibility/verdict.ts';

export const standingWords: Record<Eligibility, string> = {
  eligible: 'Meets the rules', 'no-money': 'Can enter, cannot win money', unanswered: 'Not answered yet', ineligible: 'Does not meet the rules',
};
