import type { Sha256 } from '../../words/canonical.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';

type Told = Pick<Evaluation, 'judgeId' | 'entryId' | 'feedback'>;

/** What the judges of an entry wrote to its team, in an order drawn for that alone: it is that of no list or file, and the same judge has another number in another entry. */
export const feedbackByLot = (evaluations: Told[], { commitment }: { commitment: string }, sha256: Sha256): string[] => {
  const lot = ({ judgeId, entryId }: Told) => sha256(`feedback ${commitment} ${judgeId} ${entryId}`);
  return evaluations.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1)).map(({ feedback }) => feedback.trim()).filter(Boolean);
};

/** What several judges wrote to a team stays apart; their numbers say nothing of who they are. */
export const joinedFeedback = (written: string[]): string => (written.length < 2 ? written : written.map((text, i) => `Judge ${i + 1}\n\n${text}`)).join('\n\n');
