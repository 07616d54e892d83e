import { Refusal } from '../domain/refusal.ts';

/**
 * Two saves that read the same version: the store keeps one and refuses the other without a word. The loser looks a second time, finds what
 * was kept, and refuses with it, so that both can be compared and no words are lost.
 */
export const withSecondLook = <T>(attempt: () => Promise<T>): Promise<T> =>
  attempt().catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'stale' && !('current' in error.extra)) return attempt();
    throw error;
  });
