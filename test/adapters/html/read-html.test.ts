import fc from 'fast-check';
import { micromark } from 'micromark';
import { parseDocument } from 'htmlparser2';
import { isTag, type ChildNode } from 'domhandler';
import { expect, test } from 'vitest';
import { readHtml } from '../../../functions/adapters/html/read-html.ts';
import { dialect } from '../../../web/src/lib/server/markdown.ts';

const base = 'https://feed.example.gov';
const md = (html: string) => readHtml(html, base).markdown;
const render = (html: string) => micromark(md(html), { allowDangerousHtml: true, ...dialect });

test('headings, emphasis, nested lists and links keep their meaning', () => {
  const html = `<h1 id="x">How <em>to</em> enter</h1>
    <p><strong>Register </strong>at <a href="https://example.gov/a_(b)">the site</a>.<br>Then wait.</p>
    <ol start="3"><li><p>First</p><ul><li>inner</li></ul></li><li>Second</li></ol><blockquote>Quoted</blockquote><hr>`;
  expect(md(html)).toBe(`### How *to* enter

**Register** at [the site](https://example.gov/a_%28b%29).\\
Then wait.

3. First

   - inner
4. Second

> Quoted

---`);
});

test('a table has its first row as head; a cell of paragraphs is one line', () => {
  const html = '<table><tbody><tr><td><strong>1. Quality</strong></td><td>Points</td></tr><tr><td><p>Is it | good?</p><p>Note</p></td><td>0 to 5</td></tr><tr><td>Alone</td></tr></tbody></table>';
  expect(md(html)).toBe('| **1. Quality** | Points |\n| --- | --- |\n| Is it \\| good? Note | 0 to 5 |\n| Alone |  |');
});

test('addresses of the feed are made whole; what cannot be followed is told and its text stays', () => {
  const html = '<a href="{{site.baseurl}}/a.pdf">Rules</a> <a href="www.example.gov">site</a> <a href="mailto:x@example.gov">mail</a> <a href="javascript:alert(1)">bad</a> <img src="x.png" alt="A seal"> 5<sup>th</sup> m<sup>2</sup>';
  expect(readHtml(html, base)).toEqual({
    markdown: '[Rules](https://feed.example.gov/a.pdf) [site](https://www.example.gov/) [mail](mailto:x@example.gov) bad A seal 5th m²',
    dropped: ['a link to "javascript:alert(1)" is not one this can follow; its text stays', 'a picture is left out'],
  });
});

test('what text can only say by accident is escaped', () => {
  const html = '<p># not a heading</p><p>1. not a list</p><p>- nor this</p><p>&lt;script&gt; *stars* _under_ snake_case `code` [x](y) a &amp;lt; b ~~no~~ &amp;amp;</p>';
  const text = (nodes: ChildNode[]): string => nodes.map((node) => ('data' in node ? node.data : isTag(node) ? text(node.children) : '')).join('');
  const shown = parseDocument(render(html)).children;
  expect(text(shown).trim().split('\n')).toEqual(['# not a heading', '1. not a list', '- nor this', '<script> *stars* _under_ snake_case `code` [x](y) a &lt; b ~~no~~ &amp;']);
  expect(shown.filter(isTag).map(({ name }) => name)).toEqual(['p', 'p', 'p', 'p']);
});

const names = (nodes: ChildNode[]): string[] => nodes.filter(isTag).flatMap((tag) => [tag.name, ...names(tag.children)]);
const attributes = (nodes: ChildNode[]): string[] => nodes.filter(isTag).flatMap((tag) => [...Object.entries(tag.attribs).map(([name, value]) => (name === 'href' ? `href ${value.split(':')[0]}` : name)), ...attributes(tag.children)]);

test('no markup in, however broken, is markup out: rendered with every guard off, only plain elements and safe links remain', () => {
  const allowed = new Set(['p', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'a', 'strong', 'em', 'br', 'blockquote', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
  const safe = new Set(['href http', 'href https', 'href mailto', 'start', 'align']);
  const piece = fc.constantFrom(
    '<script>alert(1)</script>', '<p>', '</p>', '<b>', '</b>', '<i onclick=x>', '</i>', '<a href="javascript:x">', '<a href=https://a.example/"><b>', '<a href="mailto:a@b.example">', '</a>', '<img src=x onerror=y>', '<svg><a href=x>',
    '</svg>', '<ul><li>', '</li></ul>', '<table><tr><td>', '</td></tr></table>', '&lt;img src=x&gt;', '<!-- c -->', '<![CDATA[ x ]]>', '\n', '    ', '[x](javascript:y)', '![i](x)', '`', '*', '_', '<h2>', '</h2>', '#', '1. ', '- ', '> ', '|', '\\', '&amp;lt;b&amp;gt;', '<https://c.example>', '[r]: https://d.example', '[^1]', '- [x] ', 'text',
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const shown = parseDocument(render(pieces.join(''))).children;
    expect(names(shown).filter((name) => !allowed.has(name))).toEqual([]);
    expect(attributes(shown).filter((attribute) => !safe.has(attribute))).toEqual([]);
  }), { numRuns: 3000 });
});
