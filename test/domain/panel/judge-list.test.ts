import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../../functions/domain/words/csv.ts';
import { readJudgeList } from '../../../functions/domain/panel/judge-list.ts';

const known = { areas: [{ id: 'permits', name: 'Permits' }, { id: 'deeds', name: 'Property deeds' }], present: new Set(['jim@gmail.com']), judging: new Set<string>() };

test('a list is read line by line, with every fault beside its line', () => {
  const list = 'Name,Email,Areas\n"Lovelace, Ada",ADA@example.org,Permits; deeds\nNo Address,,\nJim,jim@gmail.com,\nAda again,ada@example.org,Space\nHalf,half@,\n';
  expect(readJudgeList(list, known)).toEqual([
    { line: 2, judge: { email: 'ada@example.org', name: 'Lovelace, Ada', organization: '', areas: ['permits', 'deeds'] }, faults: [] },
    { line: 3, judge: { email: '', name: 'No Address', organization: '', areas: [] }, faults: ['The email address is missing.'] },
    { line: 4, judge: { email: 'jim@gmail.com', name: 'Jim', organization: '', areas: [] }, faults: ['This person is invited already. Use “Send again” in the list of invitations.'] },
    {
      line: 5, judge: { email: 'ada@example.org', name: 'Ada again', organization: '', areas: [] },
      faults: ['There is no challenge area “Space”. Known areas: Permits, Property deeds.', 'This address stands in the list already.'],
    },
    { line: 6, judge: { email: 'half@', name: 'Half', organization: '', areas: [] }, faults: ['Give a whole email address, such as ada@example.org.'] },
  ]);
});

test('without a header the columns are email, name, organization, areas', () => {
  expect(readJudgeList('ada@example.org;Ada;Engine Works;permits\r\n\r\nbob@example.org', known).map(({ line, judge }) => ({ line, ...judge }))).toEqual([
    { line: 1, email: 'ada@example.org', name: 'Ada', organization: 'Engine Works', areas: ['permits'] },
    { line: 3, email: 'bob@example.org', name: '', organization: '', areas: [] },
  ]);
});

test('what is written is read again, and no cell runs as a formula', () => {
  expect(writeCsv([['title', 'mean'], ['=cmd()', 75.5], ['says "hi", twice', undefined]])).toBe('\uFEFFtitle,mean\r\n\'=cmd(),75.5\r\n"says ""hi"", twice",\r\n');
  expect(readCsv(writeCsv([['a "b"', 'two\nlines'], ['c', 'd']]))).toEqual([{ line: 1, cells: ['a "b"', 'two\nlines'] }, { line: 3, cells: ['c', 'd'] }]);
});
