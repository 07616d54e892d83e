import type { Notice } from './notice.ts';

const kinds: Notice['kind'][] = ['extended', 'all-extended', 'judging-extended', 'corrected'];

/** Did this notice come with a rules version of its own? */
export const changesRules = ({ kind }: Pick<Notice, 'kind'>): boolean => kinds.includes(kind);
