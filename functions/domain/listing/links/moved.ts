import { factNames, type FactName } from '../fact-names.ts';
import type { Fact, Facts, Provenance } from '../listing.ts';

/** The facts that name this address as their source, or among their links. */
export const restingOn = (facts: Partial<Facts>, address: string): FactName[] =>
  factNames.filter((name) => facts[name]?.source === address || (name === 'links' && facts.links?.value.some(({ url }) => url === address)) || (name === 'url' && facts.url?.value === address));

/** Each fact that rested on an address rests on where it is now. Whose word it is stays; it was compared with its source just now. */
export const movedTo = (facts: Facts, from: string, to: string, checked: Provenance['checked']): Facts => {
  const after: Record<string, Fact | undefined> = { ...facts };
  for (const name of restingOn(facts, from)) {
    const fact = facts[name]!;
    const value = name === 'links' ? facts.links!.value.map((link) => (link.url === from ? { ...link, url: to } : link)) : name === 'url' && facts.url!.value === from ? to : fact.value;
    after[name] = { ...fact, value, source: fact.source === from ? to : fact.source, ...(checked ? { checked } : {}) };
  }
  return after as Facts;
};
