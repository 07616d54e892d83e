import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/** `uses` in `minutes` for one bucket, such as `sign-in 192.0.2.1`. */
export type Limit = { uses: number; minutes: number };

const waiting = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/** Counts this use, and refuses `too-many` with the time to wait once the limit is used up. */
export const limited = async (ports: Pick<Ports, 'rates'>, bucket: string, { uses, minutes }: Limit, at: string): Promise<void> => {
  const { allowed, retryAfter } = await ports.rates.hit(bucket, uses, minutes * 60, at);
  if (!allowed) throw new Refusal('too-many', `That was too often. Wait ${waiting(retryAfter)}, then try again.`, undefined, { retryAfter });
};

export const limits = {
  signInsOfAddress: { uses: 60, minutes: 5 },
  invitationsOfChallenge: { uses: 500, minutes: 60 },
  invitationsOfTeam: { uses: 30, minutes: 60 },
  lettersToAddress: { uses: 60, minutes: 60 },
  exportsOfPerson: { uses: 10, minutes: 60 },
  tokensOfAddress: { uses: 600, minutes: 1 },
} as const satisfies Record<string, Limit>;
