import type { Condition } from './condition.ts';
import { conditionWords } from './condition-words.ts';

/** Who can enter as the rules tell it, in Markdown: each condition a line, then what else the agency wrote. */
export const whoCanEnter = ({ conditions = [], eligibility }: { conditions?: readonly Condition[] | undefined; eligibility: string }): string =>
  [conditions.map((condition) => `- ${conditionWords(condition)}`).join('\n'), eligibility].filter(Boolean).join('\n\n');
