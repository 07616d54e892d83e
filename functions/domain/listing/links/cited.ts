import { factNames } from '../fact-names.ts';
import type { Facts } from '../listing.ts';

const most = 40;
/** Every address that a listing rests on or leads to, each once. */
export const citedBy = (facts: Facts): string[] => {
  const sources = factNames.flatMap((name) => (facts[name] ? [facts[name].source] : []));
  const links = facts.links?.value.map(({ url }) => url) ?? [];
  return [...new Set([...(facts.url ? [facts.url.value] : []), ...sources, ...links])].slice(0, most);
};
