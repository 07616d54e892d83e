import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/** `uses` in `minutes` for one bucket, such as `sign-in 192.0.2.1`. */
export type Limit = { uses: number; minutes: number };

const waiting = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/** Counts this use, or so many, and refuses `too-many` with the time to wait once the limit is used up. */
export const limited = async (ports: Pick<Ports, 'rates'>, bucket: string, { uses, minutes }: Limit, at: string, many = 1): Promise<void> => {
  const { allowed, retryAfter } = await ports.rates.hit(bucket, uses, minutes * 60, at, many);
  if (!allowed) throw new Refusal('too-many', `That was too often. Wait ${waiting(retryAfter)}, then try again.`, undefined, { retryAfter });
};

export const limits = {
  signInsOfAddress: { uses: 60, minutes: 5 },
  /** Letters, not requests: a list of 40 is 40. */
  invitationsOfChallenge: { uses: 2000, minutes: 60 },
  /** The same invitation, sent again. */
  lettersAgain: { uses: 5, minutes: 60 },
  invitationsOfTeam: { uses: 30, minutes: 60 },
  lettersToAddress: { uses: 60, minutes: 60 },
  exportsOfPerson: { uses: 10, minutes: 60 },
} as const satisfies Record<string, Limit>;
