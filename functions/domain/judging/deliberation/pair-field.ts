import type { PairAnswer } from './deliberation.ts';

/** How a form and a refusal call a pair. */
export const pairField = ({ first, second }: Pick<PairAnswer, 'first' | 'second'>): string => `pair-${first}-${second}`;
