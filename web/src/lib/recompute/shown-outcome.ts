import type { ToldDifference } from '../../../../functions/domain/judging/bundle/difference-words.ts';
import type { RefusedFile } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome, ToldStep } from '../../../../functions/domain/judging/bundle/recompute-words.ts';
import { make, titled as titledBox } from '../make-element.ts';

const tones: Record<ToldStep['state'], [string, string]> = { same: ['Same', 'tag good'], different: ['Different', 'tag bad'], 'not checked': ['Not checked', 'tag'] };

const shownDifference = ({ where, sentence, named }: ToldDifference) =>
  named ? make('li', '', sentence, ' ', make('small', '', make('code', '', where))) : make('li', '', make('code', '', where || 'the text'), `: ${sentence}`);
const listed = (differences: ToldDifference[]) => make('div', 'prose hint', make('ul', '', ...differences.map(shownDifference)));

const inSight = 3;
/** The first few in sight, the rest for whoever opens them. */
const shownDifferences = (differences: ToldDifference[]): Node[] => {
  if (differences.length === 0) return [];
  const rest = differences.slice(inSight);
  return [listed(differences.slice(0, inSight)), ...(rest.length > 0 ? [make('details', 'hint', make('summary', '', `${rest.length} more`), listed(rest))] : [])];
};

const shownStep = ({ name, state, sentence, differences }: ToldStep) => {
  const [word, tone] = tones[state];
  return make('li', '', make('div', '', make('p', '', make('strong', '', name), ' ', make('span', tone, word)), make('p', '', sentence), ...shownDifferences(differences)));
};

/** The box with the title takes the focus (recompute-desk.ts). */
const titled = (tone: string, title: string, ...more: Node[]) => titledBox(tone, make('h2', 'lead', title), ...more);

export const shownRefusal = (sentence: string): Node[] => [titled('notice bad', 'This file cannot be checked', make('p', '', sentence))];

export const shownOutcome = (outcome: ToldOutcome | RefusedFile): Node[] => {
  if (outcome.kind === 'refused') return shownRefusal(outcome.sentence);
  const { name, holds, title, steps, more, notChecked } = outcome;
  return [
    titled(holds ? 'notice' : 'notice bad', title, make('p', '', name)),
    make('ul', 'tasks', ...steps.map(shownStep)),
    ...(more ? [make('p', '', more)] : []),
    ...(holds ? [] : [make('p', 'hint', 'A path is where it stands in the file; numbers in it count from 0. The file itself holds scores, chances and prices in millionths.')]),
    make('div', 'prose', make('h3', '', 'Not checked'), make('ul', '', ...notChecked.map((line) => make('li', '', line)))),
  ];
};
