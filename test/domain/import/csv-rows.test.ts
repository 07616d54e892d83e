import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords, csvRows } from '../../../functions/domain/import/csv-rows.ts';

test('quotes, doubled quotes, breaks inside quotes, any line ending and a byte-order mark are read', () => {
  const text = '\uFEFFname,note\r\n"Food, Nutrition","says ""hello"""\n\n a , b \r"two\nlines",\n';
  expect(csvRows(text)).toEqual([['name', 'note'], ['Food, Nutrition', 'says "hello"'], ['a', 'b'], ['two\nlines', '']]);
});

test('any cells written by the rule are read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', 'é') }).map((text) => text.trim());
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).filter((row) => row.some((value) => value !== '')), { minLength: 1 });
  fc.assert(fc.property(rows, (wanted) => {
    const text = wanted.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    expect(csvRows(text)).toEqual(wanted);
  }));
});

test('a quotation mark that does not close is told with its line', () => {
  expect(() => csvRows('a,b\n"c,d\n')).toThrow('Line 2 of the file has a quotation mark that does not close.');
});

test('a missing column is named', () => {
  expect(() => csvRecords('Agency,Office\nX,Y', ['Agency', 'Bureau'])).toThrow('The first line must name the columns Agency, Bureau. Missing: Bureau.');
  expect(csvRecords('Bureau,Agency\nY,X\n,Z', ['Agency', 'Bureau'])).toEqual([{ Agency: 'X', Bureau: 'Y' }, { Agency: 'Z', Bureau: '' }]);
});
