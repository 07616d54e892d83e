import { clockWords, shortDayWords } from './local-time.ts';

/** What a judge reads about one of their evaluations. */
export const stateWords = {
  assigned: 'Not started', started: 'Started', saved: 'Scored', skipped: 'Skipped for now', abstained: 'Abstained', recused: 'Stepped back', 'taken-back': 'Taken back',
} as const;

export type EvaluationState = keyof typeof stateWords;

/** The clock for today, the day for anything older. */
export const lastWords = (at: string, zone: string, now: string): string => (shortDayWords(at, zone) === shortDayWords(now, zone) ? clockWords(at, zone) : shortDayWords(at, zone));
