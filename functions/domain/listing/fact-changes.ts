import { canonical } from '../words/canonical.ts';
import { factNames, type FactName } from './fact-names.ts';
import type { SomeFacts } from './history.ts';
import type { Fact } from './listing.ts';

const same = (a: Fact | undefined, b: Fact | undefined) => canonical([a]) === canonical([b]);
/** The names of the facts in which two states of a listing differ; a new check is a difference too. */
export const changedFacts = (before: SomeFacts, after: SomeFacts): FactName[] => factNames.filter((name) => !same(before[name], after[name]));

/** Is it the value that changed, or only who looked at it? */
export const isNewValue = ({ before, after }: { before: SomeFacts; after: SomeFacts }, name: FactName): boolean => canonical([before[name]?.value]) !== canonical([after[name]?.value]);
