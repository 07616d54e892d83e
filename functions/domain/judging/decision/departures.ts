type Row = { code: string; place: number; outcome?: string | undefined };

/** An entry that was selected although others stand above it that were not: their codes, in the order of their places. */
export type Departure = { code: string; place: number; over: string[] };

/**
 * Where the decisions leave the order of the scores. The places stay as they were worked out, and whoever is selected has a reason.
 * Place 0: not worked out, or nobody scored it.
 */
export const departures = (rows: Row[]): Departure[] => {
  const placed = rows.filter(({ place }) => place > 0).toSorted((a, b) => a.place - b.place);
  const passed = placed.filter(({ outcome }) => outcome === 'not-selected');
  return placed.filter(({ outcome }) => outcome === 'winner' || outcome === 'finalist').flatMap(({ code, place }): Departure[] => {
    const over = passed.filter((other) => other.place < place).map((other) => other.code);
    return over.length > 0 ? [{ code, place, over }] : [];
  });
};

const mostNamed = 3;

/** "AB12, in place 5, was selected before CD34 and 2 more with higher scores." */
export const departureWords = ({ code, place, over }: Departure): string => {
  const named = over.slice(0, mostNamed);
  const parts = over.length > named.length ? [...named, `${over.length - named.length} more`] : named;
  return `${code}, in place ${place}, was selected before ${new Intl.ListFormat('en-US').format(parts)}, which ${over.length === 1 ? 'stands' : 'stand'} above it by the scores.`;
};
