import { expect, test } from 'vitest';
import { readPage } from '../../../functions/domain/listing/read-page.ts';
import { growthOf } from '../../support/growth.ts';

const page = (head: string) => `<!doctype html><html><head>${head}</head><body><title>Not this</title></body></html>`;

test('a page is read by what its head says: its title without the name of its site, what it may be, and of a government’s site whose it is', () => {
  const head = '<meta charset="utf-8"><meta property="og:site_name" content="Harbor Office"><title>Container ledger pilot &#8211; news &amp; more | Harbor Office</title><meta name="description" content="Follows containers.">';
  expect(readPage(page(head), 'harbors.example.gov')).toEqual({ title: 'Container ledger pilot – news & more', type: 'pilot', agency: 'Harbor Office' });
  expect(readPage(page(head), 'harbors.example.com')).toEqual({ title: 'Container ledger pilot – news & more', type: 'pilot' });
});

test('what a page says for those who share it comes first; of two the first', () => {
  expect(readPage(page("<title>Home</title><meta content='Ledger forum 2027' property='og:title'><meta property='og:title' content='Another'>"), 'x.example')).toEqual({ title: 'Ledger forum 2027', type: 'event' });
});

test('a page without a title says nothing, and hidden characters, marks and lines leave one line of text', () => {
  for (const html of ['', 'a', page('<title> </title>'), '<title>', page('<title>&#0;&#x110000;</title>')]) expect(readPage(html, 'x.example.gov'), html).toEqual({});
  expect(readPage(page('<title>A\n  ledger\u202e &lt;b&gt; study</title>'), 'x.example').title).toBe('A ledger <b> study');
  expect(readPage(page(`<title>${'word '.repeat(200)}</title>`), 'x.example').title!.length).toBeLessThanOrEqual(200);
});

test.each([
  ['quotes that never end', (n: number) => `<meta ${'a=" '.repeat(n)}`],
  ['tags that never end', (n: number) => '<meta '.repeat(n)],
  ['titles that never end', (n: number) => '<title '.repeat(n)],
  ['a title of separators', (n: number) => `<title>${' | '.repeat(n)}</title>`],
])('a page made to take long is read in a time that grows with its length: %s', (_, made) => {
  expect(growthOf(made, (html) => readPage(html, 'x.example'), 8_000)).toBeLessThan(9);
});
