import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords, readCsv } from '../../../functions/domain/words/csv.ts';

const rowsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

test('quotes, doubled quotes, breaks inside quotes, any line ending and a byte-order mark are read', () => {
  const text = '\uFEFFname,note\r\n"Food, Nutrition","says ""hello"""\n\n a , b \r"two\nlines",\n';
  expect(rowsOf(text)).toEqual([['name', 'note'], ['Food, Nutrition', 'says "hello"'], ['a', 'b'], ['two\nlines', '']]);
});

test('any cells written by the rule are read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', 'é') }).map((text) => text.trim());
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).filter((row) => row.some((value) => value !== '')), { minLength: 1 });
  fc.assert(fc.property(rows, (wanted) => {
    const text = wanted.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    // a line may end in three ways, also inside a cell
    expect(rowsOf(text)).toEqual(wanted.map((row) => row.map((value) => value.replaceAll(/\r\n?/g, '\n'))));
  }));
});

test('a quotation mark that does not close is told with its line', () => {
  expect(() => rowsOf('a,b\n"c,d\n')).toThrow('Line 2 has a quotation mark that does not close.');
});

test('a missing column is named', () => {
  expect(() => csvRecords('Agency,Office\nX,Y', ['Agency', 'Bureau'])).toThrow('The first line must name the columns Agency, Bureau. Missing: Bureau.');
  expect(csvRecords('Bureau,Agency\nY,X\n,Z', ['Agency', 'Bureau'])).toEqual([{ Agency: 'X', Bureau: 'Y' }, { Agency: 'Z', Bureau: '' }]);
});
