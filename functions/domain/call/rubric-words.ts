import type { Criterion } from './rubric.ts';

/** What a judge is told beside a comment that must be written. */
export const commentWords = ({ commentRequired, commentLeast }: Pick<Criterion, 'commentRequired' | 'commentLeast'>): string =>
  !commentRequired ? '' : commentLeast ? `A comment of at least ${commentLeast} characters is required.` : 'A comment is required.';
