import { expect, test } from 'vitest';
import { readPage } from '../../../functions/domain/listing/read-page.ts';

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

test('a page made to take long is read at once', () => {
  const began = performance.now();
  for (const html of [`<meta ${'a=" '.repeat(50_000)}`, '<meta '.repeat(50_000), '<title '.repeat(50_000), `<title>${' | '.repeat(60_000)}</title>`]) readPage(html, 'x.example');
  expect(performance.now() - began).toBeLessThan(1500);
});
