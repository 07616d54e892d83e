/** What tells ballots of one source from others. None of it names anybody. */
export type Seen = { ballot: string; network: string; connection: string; /** Of an address at an organization; large providers say nothing. */ domain?: string | undefined; joinedAt: string; at: string };
export const anomalyKinds = ['device', 'network', 'domain', 'accounts'] as const;
export type AnomalyKind = (typeof anomalyKinds)[number];
/** Ballots that somebody should look at: no more than that. */
export type Anomaly = { id: string; kind: AnomalyKind; ballots: string[]; from: string; to: string };

const minutes = (n: number) => n * 60_000;
const burst = { least: 5, within: minutes(10) };
const together = { least: 4, within: minutes(10) };
/** An account that votes so soon was made to vote. */
const fresh = minutes(15);
const shared = 2;

type Dated = { one: Seen; when: number };

/** Stretches in which at least so many come within so short a time. */
const bursts = (dated: Dated[], { least, within }: { least: number; within: number }): Seen[][] => {
  const sorted = dated.toSorted((a, b) => a.when - b.when || (a.one.ballot < b.one.ballot ? -1 : 1));
  const inside = new Set<number>();
  for (let i = 0; i + least <= sorted.length; i += 1) if (sorted[i + least - 1]!.when - sorted[i]!.when <= within) for (let j = i; j < i + least; j += 1) inside.add(j);
  const runs: Seen[][] = [];
  for (const i of [...inside].toSorted((a, b) => a - b)) {
    const follows = inside.has(i - 1) && sorted[i]!.when - sorted[i - 1]!.when <= within;
    if (follows) runs.at(-1)!.push(sorted[i]!.one);
    else runs.push([sorted[i]!.one]);
  }
  return runs;
};

const cast = (one: Seen): Dated => ({ one, when: Date.parse(one.at) });
const by = (seen: Seen[], key: (one: Seen) => string | undefined): Seen[][] => [...Map.groupBy(seen.filter((one) => key(one) !== undefined), key).values()];

const anomalyOf = (kind: AnomalyKind, group: Seen[]): Anomaly => {
  const times = group.map(({ at }) => at).toSorted();
  const ballots = group.map(({ ballot }) => ballot).toSorted();
  return { id: `${kind}-${ballots[0]}`, kind, ballots, from: times[0]!, to: times.at(-1)! };
};

/** The same ballots give the same groups, whatever order they are read in. */
export const anomaliesIn = (seen: Seen[]): Anomaly[] => {
  const made = seen.filter(({ at, joinedAt }) => Date.parse(at) - Date.parse(joinedAt) <= fresh).map((one) => ({ one, when: Date.parse(one.joinedAt) }));
  const found = [
    ...by(seen, ({ connection }) => connection).filter((group) => group.length >= shared).map((group) => anomalyOf('device', group)),
    ...by(seen, ({ network }) => network).flatMap((group) => bursts(group.map(cast), burst)).map((group) => anomalyOf('network', group)),
    ...by(seen, ({ domain }) => domain).flatMap((group) => bursts(group.map(cast), burst)).map((group) => anomalyOf('domain', group)),
    ...bursts(made, together).map((group) => anomalyOf('accounts', group)),
  ];
  return found.toSorted((a, b) => b.ballots.length - a.ballots.length || (a.id < b.id ? -1 : 1));
};
