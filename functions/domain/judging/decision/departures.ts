type Row = { code: string; place: number; outcome?: string | undefined; prizeId?: string | undefined };
type Tier = { id: string; name: string; cents: number };

/**
 * An entry that was selected although others stand above it that got less: the codes of the first of those, in the order of their places, and
 * how many there are beyond. `prize`: what it was selected for; empty of a finalist.
 */
export type Departure = { code: string; place: number; prize: string; over: string[]; more: number };

/** A larger prize is more than a smaller one, any prize more than a place in the final, and that more than nothing. */
const worthOf = ({ outcome, prizeId }: Row, tiers: Tier[]): number =>
  outcome === 'winner' ? (tiers.find(({ id }) => id === prizeId)?.cents ?? 0) : outcome === 'finalist' ? -1 : -2;

/** Of those that are passed over, so many are named: with a contest of any size in it, the sentence stays one. */
const mostNamed = 6;

type Passed = { place: number; code: string; at: number };
/** Of each worth, how many stand above, and the first of them. */
type Above = Map<number, { count: number; first: Passed[] }>;

const overOf = (above: Above, worth: number): Pick<Departure, 'over' | 'more'> => {
  const lower = [...above].filter(([other]) => other < worth).map(([, one]) => one);
  const over = lower.flatMap(({ first }) => first).toSorted((a, b) => a.at - b.at).slice(0, mostNamed).map(({ code }) => code);
  return { over, more: lower.reduce((sum, { count }) => sum + count, 0) - over.length };
};

/**
 * Where the decisions leave the order of the scores. The places stay as they were worked out, and whoever is selected has a reason.
 * Place 0: not worked out, or nobody scored it. An entry that is not decided on is passed over by nobody.
 */
export const departures = (rows: Row[], tiers: Tier[]): Departure[] => {
  const placed = rows.filter(({ place, outcome }) => place > 0 && outcome !== undefined).toSorted((a, b) => a.place - b.place).map((row, at) => ({ ...row, at, worth: worthOf(row, tiers) }));
  const above: Above = new Map();
  return [...Map.groupBy(placed, ({ place }) => place).values()].flatMap((tied) => {
    const found = tied.filter(({ outcome }) => outcome !== 'not-selected').flatMap(({ code, place, outcome, prizeId, worth }): Departure[] => {
      const passed = overOf(above, worth);
      const prize = outcome === 'winner' ? (tiers.find(({ id }) => id === prizeId)?.name ?? '') : '';
      return passed.over.length > 0 ? [{ code, place, prize, ...passed }] : [];
    });
    for (const { worth, ...one } of tied) {
      const { count, first } = above.get(worth) ?? { count: 0, first: [] };
      above.set(worth, { count: count + 1, first: first.length < mostNamed ? [...first, one] : first });
    }
    return found;
  });
};

/** "AB12, in place 5, was selected for “Runner-up” before CD34 and EF56, which stand above it by the scores and got no prize of that rank." */
export const departureWords = ({ code, place, prize, over, more }: Departure): string => {
  const named = over.slice(0, mostNamed);
  const others = more + over.length - named.length;
  const parts = others > 0 ? [...named, `${others.toLocaleString('en-US')} more`] : named;
  const before = `${new Intl.ListFormat('en-US').format(parts)}, which ${over.length + more === 1 ? 'stands' : 'stand'} above it by the scores`;
  return `${code}, in place ${place}, was selected${prize && ` for “${prize}”`} before ${before}${prize && ' and got no prize of that rank'}.`;
};
