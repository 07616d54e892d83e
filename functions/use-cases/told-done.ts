import { Refusal } from '../domain/refusal.ts';

/**
 * Of two who do one thing at the same moment, the second reads what whoever comes later reads: `look` reads again, and refuses when it is
 * done. Whoever met some other change hears that, as ever.
 */
export const toldDone = async (write: Promise<void>, look: () => Promise<unknown>): Promise<void> => {
  await write.catch(async (error: unknown) => {
    if (error instanceof Refusal && error.code === 'stale') await look();
    throw error;
  });
};
