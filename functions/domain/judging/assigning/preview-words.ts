import type { Preview, Warning } from './assignment-preview.ts';

const counted = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** What is wrong with a proposed assignment, and what mends it. */
export const warningWords = (warning: Warning): string => {
  switch (warning.kind) {
    case 'not-linked':
      return `The judges fall into ${warning.components} groups that share no entries, so strictness cannot be compared between them and scores will not be adjusted. Ask for more reviews of each entry, or give judges more areas.`;
    case 'weakly-linked':
      return 'Few entries link the judges to one another, so strictness will be hard to tell from quality. More reviews of each entry help most.';
    case 'entries-short':
      return `${counted(warning.entries, 'entry gets', 'entries get')} fewer reviews than asked for, because of conflicts, organizations or loads. Invite more judges, or raise the most a judge reads.`;
    case 'judges-below-least':
      return `${counted(warning.judges, 'judge reads', 'judges read')} fewer entries than the least you ask for. Ask for more reviews of each entry, or lower the least.`;
    case 'experts-missing':
      return `${counted(warning.places, 'review', 'reviews')} that should come from a judge of the entry’s own area ${warning.places === 1 ? 'comes' : 'come'} from another judge. Invite judges of the areas that lack them, let judges read more, or ask for fewer.`;
    case 'links-missing':
      return `${counted(warning.links, 'review', 'reviews')} more should link the areas: a fifth of what each judge reads comes from outside their first area where it can, and here conflicts, organizations or loads leave too little. Without such links a strict judge is hard to tell from weak entries. Invite more judges, or give judges more areas.`;
    case 'pairs-undrawn':
      return `${counted(warning.pairs, 'pair was', 'pairs were')} not drawn by lot: the draw left ${warning.pairs === 1 ? 'an entry' : 'entries'} short of what you ask for, or judges among entries of one area alone, and ${warning.pairs === 1 ? 'this was put' : 'these were put'} in as the best fit of what was left. More judges would leave more to the lot.`;
  }
};

/** How far from the best it can be, by the price certificate; a lot comes after it. */
export const nearnessWords = ({ exact, share }: { exact: boolean; share: number }, byLot: boolean): string => {
  const better = exact ? 'better' : `more than ${share < 0.00001 ? '0.001' : (100 * share).toFixed(3)}% better`;
  return `${byLot ? 'Before the lot it was' : 'It is'} proved that no other assignment suits areas and loads ${better}.`;
};

/** What the design will be able to tell apart, before anybody scores. */
export const designWords = ({ averageDifference }: Pick<Preview, 'averageDifference'>): string =>
  averageDifference < 0.7 ? 'Once judged, good entries will stand out clearly. Only neighbors in the order may still stand where they do by chance.'
  : averageDifference <= 1 ? 'Once judged, good entries and poor ones can be told apart; neighbors in the order cannot. More reviews of each entry would tell more.'
  : 'Once judged, only the very best and the very worst entries can be told from the rest. More reviews of each entry would tell more.';
