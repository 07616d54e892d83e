import type { Criterion } from '../../../../functions/domain/call/rubric.ts';
import { savingFaults } from '../../../../functions/domain/judging/evaluation/mark-faults.ts';
import { recallUnsent, unsentOf, type Written } from '../unsent-scores.ts';
import { keptPages } from './kept-pages.ts';
import { nextHere, queuePath, type Keeping } from './kept-rules.ts';

type Saving = { keeping: Keeping; entry: string; criteria: Criterion[]; written: Written; /** Saved before: the way leads back to the list. */ counts: boolean };

/** What Save needs to know without a connection: what is missing, as the server would say it, and where it leads. Nothing where no page is kept. A page fetches this only then, from the device. */
export const saveHere = async ({ keeping, entry, criteria, written, counts }: Saving) => {
  const kept = (await keptPages().catch(() => [])).filter((one) => one.person === keeping.person);
  if (kept.length === 0) return undefined;
  const waiting = unsentOf(keeping.person).filter((place) => recallUnsent(place)?.save);
  return {
    faults: savingFaults(criteria, written),
    next: counts ? queuePath(keeping.challenge) : nextHere(kept, keeping, [entry, ...waiting.map((place) => place.entry)]),
  };
};
