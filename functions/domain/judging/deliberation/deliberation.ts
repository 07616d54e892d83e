import * as z from 'zod';
import { idOf } from '../../id.ts';
import type { Sha256 } from '../../words/canonical.ts';

export const [fewestEntries, mostEntries] = [2, 8];
/** With fewer ballots than this, what single judges answered could be guessed from the tally. */
export const fewestBallots = 3;
export const mostRooms = 8;
export const mostPost = 2000;
export const mostExtensions = 10;
/** A room that is given more time ends within so many days. */
export const mostDaysOn = 60;
/** A reminder that comes every day is one that nobody reads. */
export const [mostReminders, hoursBetweenReminders] = [3, 24];

/** Judges of a round weigh a few entries against each other, between the scores and the decisions. No score is changed by it. */
export const Room = z.object({
  id: idOf('room'),
  challengeId: idOf('challenge'),
  roundId: idOf('round'),
  question: z.string().max(600),
  /** By code, which is drawn by lot. */
  entries: z.array(z.object({ entryId: idOf('entry'), teamId: idOf('team'), code: z.string() })).min(fewestEntries).max(mostEntries),
  /** Judges who are in conflict with none of the entries, under names made up for this room. */
  members: z.array(z.object({ personId: idOf('person'), alias: z.string() })),
  openedBy: z.string(),
  openedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** The end was moved later while the room was open; `from` is the end before. */
  extensions: z.array(z.object({ by: z.string(), at: z.iso.datetime(), from: z.iso.datetime() })).max(mostExtensions).optional(),
  /** The last reminder, to exactly these members; `n` counts all of them. */
  reminder: z.object({ by: z.string(), at: z.iso.datetime(), to: z.array(idOf('person')), n: z.number().int() }).optional(),
  /** Ended before its time. */
  closed: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string().max(600) }).optional(),
  /** What was weighed and why; published with the decisions. */
  minutes: z.object({ text: z.string().max(6000), by: z.string(), at: z.iso.datetime() }).optional(),
  version: z.number().int(),
});
export type Room = z.infer<typeof Room>;

export const isOpen = ({ endsAt, closed }: Pick<Room, 'endsAt' | 'closed'>, at: string): boolean => closed === undefined && at <= endsAt;
/** When it was to close before it got more time. */
export const firstEndOf = ({ extensions }: Pick<Room, 'extensions'>): string | undefined => extensions?.[0]?.from;

/** From when on its judges may be reminded once more; nothing where they were reminded often enough. */
export const remindableFrom = ({ reminder, openedAt }: Pick<Room, 'reminder' | 'openedAt'>): string | undefined => {
  if (!reminder) return openedAt;
  return reminder.n >= mostReminders ? undefined : new Date(Date.parse(reminder.at) + hoursBetweenReminders * 3_600_000).toISOString();
};

export const endOf = ({ endsAt, closed }: Pick<Room, 'endsAt' | 'closed'>): string => closed?.at ?? endsAt;

/** Written once and never edited. Its author may take it back while the room is open: then its words are gone, and it says so. */
export const Post = z.object({
  id: idOf('post'),
  roomId: idOf('room'),
  roundId: idOf('round'),
  authorId: idOf('person'),
  /** Written for the agency that runs the call, by somebody who has no vote here. */
  organizer: z.literal(true).optional(),
  text: z.string().max(mostPost),
  mentions: z.array(idOf('person')),
  at: z.iso.datetime(),
  takenBackAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Post = z.infer<typeof Post>;

/** Which of two entries is stronger, in the order in which this judge was shown them. */
export const PairAnswer = z.object({ first: idOf('entry'), second: idOf('entry'), stronger: z.enum(['first', 'second', 'equal']) });
export type PairAnswer = z.infer<typeof PairAnswer>;
export const Ballot = z.object({ roomId: idOf('room'), roundId: idOf('round'), personId: idOf('person'), answers: z.array(PairAnswer), at: z.iso.datetime(), version: z.number().int() });
export type Ballot = z.infer<typeof Ballot>;

/** "Judge A" to "Judge Z", then "Judge AA". */
export const aliasOf = (n: number): string => {
  const letter = String.fromCharCode(65 + (n % 26));
  return n < 26 ? `Judge ${letter}` : `${aliasOf(Math.floor(n / 26) - 1)}${letter}`;
};

/** Every pair of the set, in an order and with a first place drawn for each member: being shown first may help. */
export const pairsFor = ({ id, entries }: Pick<Room, 'id' | 'entries'>, personId: string, sha256: Sha256): Pick<PairAnswer, 'first' | 'second'>[] => {
  const drawn = entries.flatMap((one, i) => entries.slice(i + 1).map((other) => ({ pair: [one.entryId, other.entryId] as const, lot: sha256(`pair ${id} ${personId} ${one.entryId} ${other.entryId}`) })));
  return drawn.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ pair: [one, other], lot }) => (Number.parseInt(lot.slice(-1), 16) % 2 === 0 ? { first: one, second: other } : { first: other, second: one }));
};
