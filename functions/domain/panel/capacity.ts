const week = 7 * 24 * 3_600_000;

/** What a judging phase is asked to carry. `most` is the largest load of one judge, `minutes` what reading and scoring one entry takes, `hours` what a judge gives in a week. Instants are ISO 8601. */
export type Workload = { entries: number; reviews: number; most: number; judges: number; minutes: number; hours: number; opensAt: string; closesAt: string };
/** `needed` judges carry it in time, none above `most`; with the judges there are, the busiest reads `load` entries and is done at `finishAt`. Without judges there is no end. */
export type Capacity = { reviewsInAll: number; perJudge: number; needed: number; advised: number; load: number; finishAt: string | undefined; inTime: boolean };

/** A tenth more, for conflicts, illness and silence: our own allowance, and the page says so. */
const spare = 1.1;

/** How many judges a contest needs, and when those it has are done: reviews are shared out evenly, and nobody reads an entry twice. */
export const capacityOf = ({ entries, reviews, most, judges, minutes, hours, opensAt, closesAt }: Workload): Capacity => {
  const reviewsInAll = entries * reviews;
  const [opens, closes] = [Date.parse(opensAt), Date.parse(closesAt)];
  const inOneWeek = (hours * 60) / minutes;
  const perJudge = Math.max(1, Math.min(most, Math.floor(inOneWeek * ((closes - opens) / week))));
  const needed = Math.max(reviews, Math.ceil(reviewsInAll / perJudge));
  const load = judges > 0 ? Math.ceil(reviewsInAll / judges) : 0;
  const end = judges > 0 ? opens + (load / inOneWeek) * week : undefined;
  return {
    reviewsInAll, perJudge, needed, advised: Math.ceil(needed * spare), load, finishAt: end === undefined ? undefined : new Date(end).toISOString(), inTime: judges >= reviews && load <= most && end !== undefined && end <= closes,
  };
};
