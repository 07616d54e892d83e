import type { Screening } from '../../../functions/domain/entry/screening.ts';
import type { Eligibility } from '../../../functions/domain/eligibility/verdict.ts';

export const standingWords: Record<Eligibility, string> = {
  eligible: 'Meets the rules', 'no-money': 'Can enter, cannot win money', unanswered: 'Not answered yet', ineligible: 'Does not meet the rules',
};

export const screeningWords: Record<Screening['state'], string> = {
  eligible: 'Can take part', proposed: 'Exclusion waits for a second person', excluded: 'Excluded', appealed: 'Excluded, appeal waits', final: 'Excluded for good', reinstated: 'Taken back in',
};
