import type { Joining } from './group.ts';
import type { ProductKind } from './work-product.ts';

export const joiningWords: Record<Joining, string> = { open: 'Open to everybody with an account', approval: 'A chair decides who joins' };
export const productWords: Record<ProductKind, string> = {
  report: 'Report', 'white-paper': 'White paper', brief: 'Brief', deck: 'Slides', recording: 'Recording', standard: 'Standard or guideline', code: 'Code', other: 'Other',
};
