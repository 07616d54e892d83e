import { expect, test } from 'vitest';
import { openDrawOf } from '../../../../functions/domain/judging/decision/open-draw.ts';
import { openDrawWords } from '../../../../functions/domain/judging/decision/open-draw-words.ts';

test('the draw is open only where it was promised, enough judges scored, and no demo day would tell who said what', () => {
  const panels = [{ sealed: false }, { sealed: true }, { sealed: false, demoDay: 'open' }, { sealed: false, demoDay: 'sealed' }] as const;
  expect(panels.map((panel) => openDrawOf(true, panel))).toEqual(['open', 'few', 'demo-day', 'demo-day']);
  expect(panels.map((panel) => openDrawOf(false, panel))).toEqual(Array(4).fill('closed'));
});

test('why a promised draw is not there is said, and only of an open one that anybody has it', () => {
  expect(Object.entries(openDrawWords).map(([state, words]) => [state, /promised/.test(words), /anybody/.test(words), /auditors/.test(words)])).toEqual([
    ['closed', false, false, true], ['open', true, true, false], ['few', true, false, true], ['demo-day', true, false, true],
  ]);
});
