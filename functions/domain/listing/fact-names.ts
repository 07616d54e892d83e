/** What can be said of a listing, each once, in the order in which it is shown. */
export const factNames = [
  'title', 'type', 'url', 'summary', 'agency', 'level', 'place', 'uses', 'ledger', 'maturity', 'status', 'starts', 'ends', 'resources', 'cost', 'partners', 'outcome', 'links', 'contact',
] as const;
export type FactName = (typeof factNames)[number];

/** Who says what this site itself published. */
export const publicRecord = 'record';
