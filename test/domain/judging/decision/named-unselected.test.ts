import { expect, test } from 'vitest';
import { namedUnselected } from '../../../../functions/domain/judging/decision/named-unselected.ts';

const row = (code: string, title: string, outcome?: 'winner' | 'finalist' | 'not-selected', reason = '') => ({ code, title, decision: outcome && { outcome, reason } });

test('a public reason that names an entry which is not selected is found, by title or by code', () => {
  const lost = row('PERM-0003', 'Permits (on paper)', 'not-selected', 'Behind “One code at the door”.');
  const found = namedUnselected([
    row('PERM-0001', 'One code at the door', 'winner', 'Clearer than PERM-0003. Its mean is that of permits (on paper).'),
    row('PERM-0002', 'The folder', 'finalist', 'As PERM-0003, and behind “One code at the door”.'),
    lost,
    row('PERM-0004', 'Not decided yet'),
  ]);
  expect(found).toEqual([{ code: 'PERM-0001', names: 'Permits (on paper)' }, { code: 'PERM-0002', names: 'PERM-0003' }]);
});

test('a part of a word, a title of a few letters, and an entry without a decision are no names', () => {
  expect(namedUnselected([
    row('A-1', 'First', 'winner', 'It repaired what others replaced, on time and in the App. The rest is told in PERM-00031 and by Undecided ones.'),
    row('A-2', 'Repair', 'not-selected'), row('A-3', 'App', 'not-selected'), row('PERM-0003', '', 'not-selected'), row('A-4', 'Undecided ones'),
  ])).toEqual([]);
});

test('a reason for which the chair moved an entry is public too, of an entry that is not selected as well', () => {
  const moved = { ...row('A-1', 'The folder', 'not-selected', 'As PERM-0003.'), move: { reason: 'A-1, the folder, is behind Undecided ones.' } };
  expect(namedUnselected([moved, row('A-2', 'Undecided ones', 'not-selected')])).toEqual([{ code: 'A-1', names: 'The folder' }, { code: 'A-1', names: 'Undecided ones' }]);
  expect(namedUnselected([{ ...moved, move: { ...moved.move, takenBack: {} } }])).toEqual([]);
});
