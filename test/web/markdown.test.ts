import { expect, test } from 'vitest';
import { markdown } from '../../web/src/lib/server/markdown.ts';

test('plain Markdown becomes plain HTML, its headings under the page’s own', () => {
  expect(markdown('# Need\n\nText with **weight** and [a link](https://example.org/a?b=1&c=2).\n\n### Detail\n\n- one\n- two')).toBe(
    '<h3>Need</h3>\n<p>Text with <strong>weight</strong> and <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">a link</a>.</p>\n<h4>Detail</h4>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
  );
});

test('a table scrolls by itself', () => {
  expect(markdown('| a | b |\n|---|--:|\n| 1 | 2 |')).toMatch(/^<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>[^]*<td align="right">2<\/td>[^]*<\/table><\/div>$/);
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<img src=x onerror=alert(1)>'],
  ['a script in a link', '[x](javascript:alert(1))'],
  ['a hidden script in a link', '[x](java\nscript:alert(1))'],
  ['an entity in a link', '[x](&#106;avascript:alert(1))'],
  ['a data link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['a picture from elsewhere', '![x](https://tracker.example/pixel.gif)'],
  ['a frame', '<iframe src="https://example.org"></iframe>'],
  ['a style', '<p style="position:fixed">x</p>'],
  ['an address without a scheme', '[x](//evil.example)'],
  ['an autolink', '<javascript:alert(1)>'],
])('%s does nothing', (_, text) => {
  const html = markdown(text);
  const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  expect(tags.filter((tag) => !/^<\/?(p|a rel="nofollow noopener"|a|br)( ?\/)?>$/.test(tag))).toEqual([]);
});
