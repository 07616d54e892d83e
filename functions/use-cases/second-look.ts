import { Refusal } from '../domain/refusal.ts';

/**
 * Two saves that read the same version: the store keeps one and refuses the other without a word. The loser looks a second time, finds what
 * was kept, and refuses with it, so that both can be compared and no words are lost. Where many may meet on one thing, as a whole team that
 * joins at once, `looks` says how often: of each round of attempts at least one is written.
 */
export const withSecondLook = <T>(attempt: () => Promise<T>, looks = 1): Promise<T> =>
  attempt().catch((error: unknown) => {
    if (looks > 0 && error instanceof Refusal && error.code === 'stale' && !('current' in error.extra)) return withSecondLook(attempt, looks - 1);
    throw error;
  });
