import { expect, test } from 'vitest';
import { afterStep } from '../../web/src/lib/authoring/row-steps.ts';
import { isOn, rowsOf, rowTitle, textOf, type Typed } from '../../web/src/lib/authoring/typed-draft.ts';

const added = (weights: string[]) => {
  const criteria = weights.map((weight): Typed => ({ id: `c-${weight}`, name: 'One', weight }));
  const { typed, at } = afterStep({ criteria }, { act: 'add', path: 'criteria', more: '' });
  return { weight: textOf(rowsOf(typed, 'criteria').at(-1), 'weight'), at };
};

test('a new criterion starts with what remains to 100, and goes on at its own input', () => {
  expect([[], ['60'], ['60', '25'], ['70', '40']].map(added)).toEqual([
    { weight: '100', at: 'criteria.0' }, { weight: '40', at: 'criteria.1' }, { weight: '15', at: 'criteria.2' }, { weight: '0', at: 'criteria.2' },
  ]);
});

test('a row is called by its place and its name, and by its place alone while it has none', () => {
  expect([rowTitle('Prize', 0, 'Grand prize'), rowTitle('Prize', 1, '')]).toEqual(['Prize 1: Grand prize', 'Prize 2']);
});

test('the ready section asks four questions that judges read', () => {
  const { typed } = afterStep({ sections: [] }, { act: 'add', path: 'sections', more: 'ready' });
  const fields = rowsOf(rowsOf(typed, 'sections')[0], 'fields');
  expect(fields.map((field) => [isOn(field, 'judges'), isOn(field, 'required'), isOn(field, 'public')])).toEqual(Array(4).fill([true, true, false]));
});
