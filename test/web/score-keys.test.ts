import { expect, test } from 'vitest';
import { conflictReason } from '../../web/src/routes/(signed)/judge/[challenge]/[entry]/conflict-kinds.ts';
import { listed, shortcutOf } from '../../web/src/routes/(signed)/judge/[challenge]/[entry]/score-keys.ts';

const key = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  shortcutOf({ key, code: `Key${key.toUpperCase()}`, ctrlKey: false, metaKey: false, altKey: false, target: null, ...held });

test('every key in the list does what it says, and no other key does anything', () => {
  const all = listed({ scores: [1, 5], save: 'Save and next', skips: true });
  expect(all.map(({ keys, does }) => `${keys}: ${does}`)).toEqual([
    '1 to 5: Give that score, while you are on a criterion', 'Ctrl or Cmd and Enter: Save and next', 'Alt and S: Skip for now', '?: Open or close this list, unless you are writing',
  ]);
  const pressed = [key('3'), key('Enter', { ctrlKey: true }), key('s', { altKey: true }), key('?')];
  expect(pressed).toEqual(all.map(({ name }) => name));
  expect([key('3', { ctrlKey: true }), key('Enter'), key('s'), key('a'), key('Tab')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('a saved entry cannot be skipped, and the list does not offer it', () => {
  expect(listed({ scores: [0, 10], save: 'Save changes', skips: false }).map(({ keys, does }) => `${keys}: ${does}`)).toEqual([
    '0 to 9: Give that score, while you are on a criterion', 'Ctrl or Cmd and Enter: Save changes', '?: Open or close this list, unless you are writing',
  ]);
});

test('a conflict is kept with its kind in words', () => {
  expect([conflictReason('money', 'Shares'), conflictReason('near', ''), conflictReason('', 'Shares')]).toEqual(['Money: a share, a debt, a competitor. Shares', 'Family or close friends', undefined]);
});
