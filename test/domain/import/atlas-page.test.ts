import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAtlasPage } from '../../../functions/domain/import/atlas/atlas-page.ts';

const file = 'pilots-2019-03.md';
const text = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');
const read = (page = text, name = file) => readAtlasPage(page, { file: name, site: 'https://atlas.example.gov' });
const oneLine = ({ text: words, became, entry }: { text: string; became: string; entry?: string | undefined }) => `${words}: ${became}${entry ? ` (${entry.split('#')[1]})` : ''}`;

test('a page becomes typed entries, each under its agency, with its links, date and partners', () => {
  const { entries, ...page } = read();
  expect({ ...page, headings: [], links: [], dates: [] }).toEqual({ title: 'Ledger Pilots', permalink: '/ledger-pilots/', address: 'https://atlas.example.gov/ledger-pilots/', asOf: '2019-03', headings: [], links: [], dates: [] });
  expect(entries.map(({ facts, agency }) => ({ agency, ...facts, summary: '' }))).toEqual([
    { agency: 'Department of Harbors', title: 'Blockchain pilot, Department of Harbors', type: 'pilot', url: 'https://harbors.example.gov/pilot/', level: 'federal', place: { country: 'US' }, uses: ['supply-chain'], partners: ['Port Office', 'Customs', 'Industry Partners'], summary: '' },
    { agency: 'Department of Harbors', title: 'Harbor Day', type: 'event', level: 'federal', place: { country: 'US' }, summary: '' },
    { agency: 'State of Oregon', title: 'Ledger Forum', type: 'event', url: 'https://oregon.example.gov/forum?utm_source=x', links: [{ title: 'Watch it', url: 'https://video.example.org/1' }], level: 'state', place: { country: 'US', region: 'US-OR' }, starts: '2018-11-05', summary: '' },
    { agency: 'State of Oregon', title: 'Blockchain request for information, State of Oregon', type: 'rfi', url: 'https://oregon.example.gov/rfi', level: 'state', place: { country: 'US', region: 'US-OR' }, summary: '' },
    { agency: '', title: 'Ledgers in Government', type: 'report', url: 'https://paper.example.org/a', summary: '' },
  ]);
  expect(entries[0]!.facts.summary).toBe('The Department of Harbors has begun a pilot to follow containers along the supply chain. It was announced March 4, 2019.');
});

test('what was inferred is said with what told it, and what could not be is said too', () => {
  const [pilot, , forum] = read().entries;
  expect(pilot!.inferred).toEqual(['title “Blockchain pilot, Department of Harbors” from its type and agency', 'type pilot from its first sentence', 'level federal from the agency', 'use supply-chain from “supply chain”']);
  expect(forum!.inferred).toContain('began 2018-11-05 from “November 5”, its year from the date of the page');
  expect(pilot!.lacks).toEqual(['no status', 'no maturity', 'no ledger']);
});

test('every heading, link and date is accounted for, also those that became nothing', () => {
  const { headings, links, dates } = read();
  expect(headings.map(oneLine)).toEqual([
    'Department of Harbors: an agency with 2 entries', 'State of Oregon: an agency with 2 entries', 'Bureau of Quiet: an agency without an entry', 'Notes: a title on the page',
  ]);
  expect(links.map(oneLine)).toEqual([
    '/calendar/: in the text of the page, of no entry',
    'https://harbors.example.gov/pilot/: web address (department-of-harbors/1)',
    'mailto:day@harbors.example.gov: not a web address that can be read (department-of-harbors/harbor-day)',
    'https://oregon.example.gov/forum?utm_source=x: web address (state-of-oregon/1)', 'https://video.example.org/1: further link (state-of-oregon/1)',
    'https://oregon.example.gov/rfi: web address (state-of-oregon/2)', 'https://paper.example.org/a: web address (/paper.example.org/a)',
  ]);
  expect(dates.map(oneLine)).toEqual([
    'March 4, 2019: named in the summary (department-of-harbors/1)', 'February 30: no day that can be told (department-of-harbors/harbor-day)',
    'November 5: when it began (state-of-oregon/1)', '2017: named in the summary (/paper.example.org/a)',
  ]);
});

test('an entry keeps its place on the page when its words change', () => {
  const keys = (page: string) => read(page).entries.map(({ key }) => key);
  expect(keys(text.replace('has begun a pilot', 'has ended a pilot').replace('harbors.example.gov/pilot/', 'harbors.example.gov/new/').replace('the Ledger Forum', 'the Second Ledger Forum'))).toEqual(keys(text));
});

test('a page whose file names no date gives no year to a day without one', () => {
  const page = read(text, 'pilots.md');
  expect([page.asOf, page.entries[2]!.facts.starts, page.dates[2]!.became]).toEqual([undefined, undefined, 'no day that can be told']);
});
