import { expect, test } from 'vitest';
import { afterStep } from '../../web/src/lib/authoring/row-steps.ts';
import { rowsOf, textOf, type Typed } from '../../web/src/lib/authoring/typed-draft.ts';

const added = (weights: string[]) => {
  const criteria = weights.map((weight): Typed => ({ id: `c-${weight}`, name: 'One', weight }));
  const { typed, at } = afterStep({ criteria }, { act: 'add', path: 'criteria', more: '' });
  return { weight: textOf(rowsOf(typed, 'criteria').at(-1), 'weight'), at };
};

test('a new criterion starts with what remains to 100, and goes on at its own input', () => {
  expect([[], ['60'], ['60', '25'], ['70', '40']].map(added)).toEqual([
    { weight: '100', at: 'criteria.0' }, { weight: '40', at: 'criteria.1' }, { weight: '15', at: 'criteria.2' }, { weight: '1', at: 'criteria.2' },
  ]);
});
