import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDifference } from '../../../functions/domain/words/text-difference.ts';

test('what was taken out and what was put in is told word by word', () => {
  expect(textDifference('Paid within 30 days.\nNo purchase.', 'Paid within 60 days.\nNo purchase.')).toEqual([
    { kind: 'same', text: 'Paid within' }, { kind: 'removed', text: ' 30' }, { kind: 'added', text: ' 60' }, { kind: 'same', text: ' days.\nNo purchase.' },
  ]);
  expect(textDifference('Paid soon.', 'Paid soon. In full.')).toEqual([{ kind: 'same', text: 'Paid soon.' }, { kind: 'added', text: ' In full.' }]);
  expect(textDifference('', 'New words')).toEqual([{ kind: 'added', text: 'New words' }]);
  expect(textDifference('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }]);
});

const texts = fc.array(fc.constantFrom('one', 'two', 'three', ' ', '\n'), { maxLength: 16 }).map((parts) => parts.join(''));

test('both texts can be read back from it', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const found = textDifference(before, after);
      const without = (kind: string) => found.filter((stretch) => stretch.kind !== kind).map(({ text }) => text).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});
