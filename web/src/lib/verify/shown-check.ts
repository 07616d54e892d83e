import type { CheckedReceipt } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import type { ReceiptStep, StepState } from '../../../../functions/domain/record/receipt/receipt-step.ts';
import { make, titled } from '../make-element.ts';

type Tone = { /** In text. */ mark: string; /** Drawn: not every font has the mark. */ path: string; word: string; tone: string };
const tones: Record<StepState, Tone> = {
  holds: { mark: '✓', path: 'M2 6.5 5 9.5 10 3', word: 'Holds', tone: 'tag good' }, fails: { mark: '✕', path: 'M2.5 2.5l7 7m0-7l-7 7', word: 'Does not hold', tone: 'tag bad' },
  'not checked': { mark: '–', path: 'M2 6h8', word: 'Not checked', tone: 'tag' },
};

const drawn = (tag: string, attributes: Record<string, string>, ...inside: Node[]): Element => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};
const marked = (state: StepState): HTMLElement => {
  const { path, tone, word } = tones[state];
  const shape = drawn('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': '2' });
  return make('span', tone, drawn('svg', { viewBox: '0 0 12 12', width: '12', height: '12', 'aria-hidden': 'true' }, shape), `\u00a0${word}`);
};
const shownStep = ({ name, state, sentence }: ReceiptStep) => make('li', '', make('div', '', make('p', '', make('strong', '', name), ' ', marked(state)), make('p', '', sentence)));

const added = (names: string[]): HTMLElement => make('p', 'hint', `Added: ${names.join(', ')}.`);

export const shownRefusal = (title: string, sentence: string): Node[] => [titled('notice bad', make('h2', 'lead', title), make('p', '', sentence))];
export const shownMissing = (sentence: string, names: string[]): Node[] => [titled('notice', make('h2', 'lead', sentence), added(names))];

export const shownCheck = ({ state, sentence, steps, says, notProved, drawnFrom }: CheckedReceipt & { drawnFrom?: string }, names: string[]): Node[] => [
  titled(state === 'holds' ? 'notice' : state === 'fails' ? 'notice bad' : 'notice warn', make('h2', '', sentence), added(names), ...(drawnFrom ? [drawn('svg', { 'data-leaf': drawnFrom })] : [])),
  make('ul', 'tasks', ...steps.map(shownStep)),
  ...(says.length > 0 ? [make('h3', '', 'What it says'), make('dl', 'ledger', ...says.map(([label, value]) => make('div', '', make('dt', '', label), make('dd', '', value))))] : []),
  ...(notProved.length > 0 ? [make('div', 'prose', make('h3', '', 'Not proved'), make('ul', '', ...notProved.map((line) => make('li', '', line))))] : []),
];

/** The same as text, for a letter or a file. */
export const reportOf = ({ sentence, steps, says, notProved }: CheckedReceipt, names: string[], command: string): string => [
  sentence, `Added: ${names.join(', ')}.`, '', ...steps.map((step) => `${tones[step.state].mark} ${step.name} (${tones[step.state].word.toLowerCase()}): ${step.sentence}`),
  ...(says.length > 0 ? ['', 'What it says', ...says.map(([label, value]) => `${label}: ${value}`)] : []),
  ...(notProved.length > 0 ? ['', 'Not proved', ...notProved.map((line) => `- ${line}`)] : []), '', `The same check: ${command}`, '',
].join('\n');
