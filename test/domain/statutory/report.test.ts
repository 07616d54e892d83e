import { expect, test } from 'vitest';
import type { Challenge, Rules } from '../../../functions/domain/call/challenge.ts';
import { sections } from '../../../functions/domain/call/challenge.ts';
import { reportForms } from '../../../functions/domain/statutory/report-forms.ts';
import type { Counts } from '../../../functions/domain/statutory/report-part.ts';
import { partIds } from '../../../functions/domain/statutory/report-words.ts';
import { reportOf, type Assembled } from '../../../functions/domain/statutory/report.ts';
import { readCsv } from '../../../functions/domain/words/csv.ts';

const challenge = {
  id: 'chl_1', title: 'Trusted permits', agencyName: 'Department of records', slug: 'trusted-permits', zone: 'America/New_York', profile: 'competes', publishAt: '2027-01-02T15:00:00.000Z', resultsAt: '2027-03-01T15:00:00.000Z',
  phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: '2027-01-04T14:00:00.000Z', closesAt: '2027-01-16T04:59:59.999Z' }],
} as Challenge;
const rules = { version: 2, sections: { ...Object.fromEntries(Object.entries(sections).map(([name, schema]) => [name, schema.parse({})])), prizes: { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }], note: '' } } } as unknown as Rules;
const counts: Counts = { at: '2027-03-01T15:01:00.000Z', registrations: { approved: 40, waiting: 0, refused: 2 }, teams: 21, entries: { draft: 3, sent: 18, withdrawn: 1, excluded: 1 }, judges: { serving: 12, revoked: 0 }, evaluations: 54, announcements: { sent: 2, letters: 80 }, questions: { answered: 5, waiting: 0, declined: 1 } };
const award = { prize: 'Grand prize', cents: 25_000_00, paid: 25_000_00, state: 'paid', teamName: 'Harbor', title: 'Wallet', code: 'K7QMX' } as const;
const whole: Assembled = {
  challenge, rules, stage: 'results', at: '2027-03-05T15:00:00.000Z', counts, notices: 1, awards: [award], outcomes: [], waiting: 0, texts: partIds.map((id) => ({ id, text: `About ${id}.`, version: 1 })),
  funds: [{ source: 'Department of records', kind: 'own', account: '031-20', cents: 20_000_00 }, { source: 'Harbor Fund', kind: 'private', account: '', cents: 5_000_00 }],
};
const missing = (more: Partial<Assembled>) => reportOf({ ...whole, ...more }).missing.map(({ part, words }) => `${part}: ${words}`);

test('a whole report misses nothing, and its figures are those of the challenge', () => {
  const report = reportOf(whole);
  expect(report.missing).toEqual([]);
  expect(report.groups.find(({ title }) => title === 'Prizes and awards')!.figures.map(({ name, value }) => [name, value])).toEqual([['Prizes offered', 1], ['Offered in cash', 25_000_00], ['Prizes awarded', 1], ['Cash awarded', 25_000_00], ['Cash approved', 25_000_00], ['Cash paid', 25_000_00]]);
  expect(report.groups.find(({ title }) => title === 'Dates')!.figures.map(({ name, value }) => `${name} ${value}`)).toEqual(['Published January 2, 2027', 'Entries opened January 4, 2027', 'Entries closed January 15, 2027', 'Results published March 1, 2027']);
});

test('it says what is still missing', () => {
  expect(missing({ texts: whole.texts.filter(({ id }) => id !== 'lessons'), counts: undefined })).toEqual(['lessons: “Lessons” is not written.', 'figures: Registrations, entries, reviews and letters are not counted yet.']);
  expect(missing({ texts: whole.texts.map((one) => (one.id === 'goals' ? { ...one, text: ' \u200b ' } : one)) })).toEqual(['goals: “Goals” is not written.']);
  expect(missing({ funds: whole.funds.slice(0, 1) })).toEqual(['cash: The sources come to $20,000; $25,000 was awarded.']);
  expect(missing({ funds: [] })).toEqual(['cash: No source is named for the $25,000 that was awarded.']);
  expect(missing({ awards: [{ ...award, state: 'approved', paid: 0 }] })).toEqual(['awards: One award is not paid yet.']);
  expect(missing({ counts: { ...counts, at: '2027-02-01T15:00:00.000Z' } })).toEqual(['figures: The count is older than the results. Count again.']);
  expect(missing({ challenge: { ...challenge, resultsAt: undefined } })).toEqual(['figures: The results are not published yet.']);
});

test('a spreadsheet runs nothing that somebody typed, and reads the letters as they are', () => {
  const text = reportForms.csv(reportOf({ ...whole, texts: [{ id: 'goals', text: '=HYPERLINK("http://evil.example")\n“Über”', version: 1 }] }));
  expect(text.startsWith('\uFEFF')).toBe(true);
  const cells = readCsv(text).map((row) => row.cells);
  expect(cells.find((row) => row[3] === 'text' && row[4] === 'Goals')![5]).toBe(`'=HYPERLINK("http://evil.example")\n“Über”`);
  expect(cells.every((row) => row.length === 7)).toBe(true);
  expect(cells.find((row) => row[4] === 'Cash paid')).toEqual(['Trusted permits', 'Department of records', '2027-03-05T15:00:00.000Z', 'Prizes and awards', 'Cash paid', '2500000', 'cents']);
});

test('the document holds every part under its own heading, whatever is written in it', () => {
  const text = reportForms.md(reportOf({ ...whole, texts: [{ id: 'goals', text: 'First.\n# Forged heading\n| a | b |', version: 1 }] }));
  expect(text.match(/^## .*$/gm)).toEqual(['## Still missing', '## Goals', '## Why a prize', '## Cash awarded, and where it came from', '## How entries were sought', '## How entries were evaluated', '## Lessons', '## People', '## Other resources', '## Results for the mission', '## Figures']);
  expect(text.match(/^# .*$/gm)).toEqual(['# Report: Trusted permits']);
  expect(text).toContain('| Harbor Fund | Private |  | $5,000 |');
  expect(JSON.parse(reportForms.json(reportOf(whole)))).toMatchObject({ format: 'laurel-report/1', missing: [], texts: [{ id: 'goals', title: 'Goals', text: 'About goals.' }, ...Array.from({ length: 8 }, () => ({}))] });
});
