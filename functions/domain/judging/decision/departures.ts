type Row = { code: string; place: number; outcome?: string | undefined; prizeId?: string | undefined };
type Tier = { id: string; name: string; cents: number };

/** An entry that was selected although others stand above it that got less: their codes, in the order of their places. `prize`: what it was selected for; empty of a finalist. */
export type Departure = { code: string; place: number; prize: string; over: string[] };

/** A larger prize is more than a smaller one, any prize more than a place in the final, and that more than nothing. */
const worthOf = ({ outcome, prizeId }: Row, tiers: Tier[]): number =>
  outcome === 'winner' ? (tiers.find(({ id }) => id === prizeId)?.cents ?? 0) : outcome === 'finalist' ? -1 : -2;

/**
 * Where the decisions leave the order of the scores. The places stay as they were worked out, and whoever is selected has a reason.
 * Place 0: not worked out, or nobody scored it. An entry that is not decided on is passed over by nobody.
 */
export const departures = (rows: Row[], tiers: Tier[]): Departure[] => {
  const placed = rows.filter(({ place, outcome }) => place > 0 && outcome !== undefined).toSorted((a, b) => a.place - b.place).map((row) => ({ ...row, worth: worthOf(row, tiers) }));
  return placed.filter(({ outcome }) => outcome !== 'not-selected').flatMap(({ code, place, outcome, prizeId, worth }): Departure[] => {
    const over = placed.filter((other) => other.place < place && other.worth < worth).map((other) => other.code);
    const prize = outcome === 'winner' ? (tiers.find(({ id }) => id === prizeId)?.name ?? '') : '';
    return over.length > 0 ? [{ code, place, prize, over }] : [];
  });
};

const mostNamed = 6;

/** "AB12, in place 5, was selected for “Runner-up” before CD34 and EF56, which stand above it by the scores and got no prize of that rank." */
export const departureWords = ({ code, place, prize, over }: Departure): string => {
  const named = over.slice(0, mostNamed);
  const parts = over.length > named.length ? [...named, `${over.length - named.length} more`] : named;
  const before = `${new Intl.ListFormat('en-US').format(parts)}, which ${over.length === 1 ? 'stands' : 'stand'} above it by the scores`;
  return `${code}, in place ${place}, was selected${prize && ` for “${prize}”`} before ${before}${prize && ' and got no prize of that rank'}.`;
};
