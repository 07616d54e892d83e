/** What a judge reads about one of their evaluations. */
export const stateWords = {
  assigned: 'Not started', started: 'Started', saved: 'Scored', skipped: 'Skipped for now', abstained: 'Abstained', recused: 'Stepped back',
} as const;

export type EvaluationState = keyof typeof stateWords;

/** "10:42 a.m.", on the reader's own clock. */
export const clockWords = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: zone }).format(new Date(at)).replace(/\s?AM$/, ' a.m.').replace(/\s?PM$/, ' p.m.');

const dayIn = (at: string, zone: string) => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: zone }).format(new Date(at));

/** The clock for today, the day for anything older. */
export const lastWords = (at: string, zone: string, now: string): string => (dayIn(at, zone) === dayIn(now, zone) ? clockWords(at, zone) : `${dayIn(at, zone)}.`);
