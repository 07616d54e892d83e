/** Beyond so many proposals it is only known that there were as many. */
export const mostLooked = 1000;

/** Pairs that people put in or kept out, before publishing and since; absent in results of an earlier time, which did not count them. */
export type ByHand = { added: number; removed: number } | undefined;

const often = (count: number): string => (count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`);

/** Who chose the pairs: the lot or the best match, but for what was changed by hand. */
export const chosenWords = (byHand: ByHand, byLot: boolean): string => {
  if (!byHand) return 'A computer proposed which judge reads which entry.';
  const changes = [byHand.added > 0 && `put a judge on an entry ${often(byHand.added)}`, byHand.removed > 0 && `kept a judge off an entry ${often(byHand.removed)}`].filter((one) => one !== false);
  return changes.length === 0 ? 'Nobody chose which judge reads which entry.' : `${byLot ? 'The lot' : 'A computer'} decided which judge reads which entry, but for changes by hand: the agency ${changes.join(' and ')}.`;
};

/** What of the assignment came from the secret; goes on with its hash. */
export const drawnWords = (byLot: boolean): string =>
  byLot ? 'Judges were drawn by lot, as far as each entry could get its reviews that way, from a secret fixed before any entry came'
  : 'Nobody drew by lot who reads what: the agency took the best match alone. The order in which each judge reads was drawn, from a secret fixed before any entry came';

/** How many proposals could be chosen from. Empty where they were not counted. */
export const looksWords = ({ proposals, draws }: { proposals: number; draws: number }): string => {
  const anew = draws > 0 ? ` It drew anew from another secret ${often(draws)}.` : '';
  if (proposals === 0) return anew.trimStart();
  if (proposals === 1) return `The agency saw no other proposal for these entries than the one it published.${anew}`;
  return `The agency saw ${proposals >= mostLooked ? `${mostLooked.toLocaleString('en-US')} or more` : proposals.toLocaleString('en-US')} different proposals for these entries, and published one of them.${anew}`;
};
