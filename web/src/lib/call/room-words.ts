type Tally = { ballots: number; order: { entryId: string; code: string; place: number; shared: boolean }[] };
type Room = { codes: string[]; tally?: Tally | undefined };

const placeOf = ({ place, shared }: Pick<Tally['order'][number], 'place' | 'shared'>) => `place ${place}${shared ? ', shared,' : ''}`;

type DemoOrder = { places: { entryId: string; place: number; shared: boolean }[] };

/** Beside an entry: where the rooms that weighed it, and the demo day, put it. */
export const weighedIn = (rooms: Room[], entryId: string, demoDay?: DemoOrder): { by: string; words: string }[] => [
  ...rooms.flatMap(({ tally, codes }) => (tally?.order ?? []).filter((one) => one.entryId === entryId).map((one) => ({ by: 'Deliberation', words: `${placeOf(one)} of ${codes.length}` }))),
  ...(demoDay?.places ?? []).filter((one) => one.entryId === entryId).map((one) => ({ by: 'Demo day', words: `${placeOf(one)} of ${demoDay?.places.length}` })),
];
export const weighedWords = (...of: Parameters<typeof weighedIn>): string[] => weighedIn(...of).map(({ by, words }) => `${by}: ${words}`);

export const ballotWords = (n: number): string => `${n} ${n === 1 ? 'judge' : 'judges'} answered`;

/** "ABC123, then DEF456 and GHI789, then JKM321": strongest first. */
export const orderWords = ({ order }: Pick<Tally, 'order'>): string =>
  [...Map.groupBy(order, ({ place }) => place).values()].map((alike) => new Intl.ListFormat('en-US').format(alike.map(({ code }) => code))).join(', then ');
