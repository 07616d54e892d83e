import { expect, test } from 'vitest';
import { sideBySide } from '../../web/src/routes/(signed)/run/[call]/decide/compare/side-by-side.ts';

const field = (id: string, answer?: string) => ({ id, label: id.toUpperCase(), type: 'text', judges: true, ...(answer ? { answer } : {}) });

test('two entries are read question by question; what only one of them was asked has one answer', () => {
  const one = [{ id: 'summary', title: 'Summary', fields: [field('pitch', 'A'), field('cost')] }];
  const other = [{ id: 'summary', title: 'Summary', fields: [field('pitch', 'B'), field('harbor', 'H')] }, { id: 'more', title: 'More', fields: [field('team', 'T')] }];
  expect(sideBySide(one, other).map(({ id, fields }) => [id, fields.map((both) => [both.id, ...both.answers])])).toEqual([
    ['summary', [['pitch', 'A', 'B'], ['cost', undefined, undefined], ['harbor', undefined, 'H']]],
    ['more', [['team', undefined, 'T']]],
  ]);
});
