type Tally = { ballots: number; order: { entryId: string; code: string; place: number; shared: boolean }[] };
type Room = { codes: string[]; tally?: Tally | undefined };

const placeOf = ({ place, shared }: Tally['order'][number]) => `place ${place}${shared ? ', shared,' : ''}`;

/** Beside an entry: where the rooms that weighed it put it. */
export const weighedWords = (rooms: Room[], entryId: string): string[] =>
  rooms.flatMap(({ tally, codes }) => (tally?.order ?? []).filter((one) => one.entryId === entryId).map((one) => `Deliberation: ${placeOf(one)} of ${codes.length}`));

export const ballotWords = (n: number): string => `${n} ${n === 1 ? 'judge' : 'judges'} answered`;

/** "ABC123, then DEF456 and GHI789, then JKM321": strongest first. */
export const orderWords = ({ order }: Pick<Tally, 'order'>): string =>
  [...Map.groupBy(order, ({ place }) => place).values()].map((alike) => new Intl.ListFormat('en-US').format(alike.map(({ code }) => code))).join(', then ');
