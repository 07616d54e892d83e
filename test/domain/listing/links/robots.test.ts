import { expect, test } from 'vitest';
import { isAllowed } from '../../../../functions/domain/listing/links/robots.ts';

const robots = `# everybody
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$

User-agent: OtherBot
User-agent: LaurelAtlas
Disallow: /grants/*/drafts
Disallow:
`;

test('our own group counts, whatever the others are told', () => {
  expect([['/grants/1/drafts/a', false], ['/grants/1', true], ['/private', true], ['/report.pdf', true]].map(([path]) => [path, isAllowed(robots, 'laurelatlas', String(path))])).toEqual([['/grants/1/drafts/a', false], ['/grants/1', true], ['/private', true], ['/report.pdf', true]]);
});

test('without one the group of everybody counts: the longest rule wins, and of two as long the one that allows', () => {
  const said = (path: string) => isAllowed(robots, 'SomeBot', path);
  expect(['/', '/private', '/private/notes', '/private/open/1', '/a/report.pdf', '/a/report.pdf?x=1'].map(said)).toEqual([true, false, false, true, false, true]);
  expect(isAllowed('User-agent: *\nDisallow: /a\nAllow: /a\n', 'x', '/a')).toBe(true);
});

test('no rules, or a file that is none, lets everybody in', () => {
  for (const text of ['', '<html>Not found</html>', 'Disallow: /', 'User-agent: *\nDisallow:']) expect(isAllowed(text, 'x', '/a'), text).toBe(true);
});

test('a rule of many stars is read at once', () => {
  const began = performance.now();
  expect(isAllowed(`User-agent: *\nDisallow: /${'*a'.repeat(5000)}b`, 'x', `/${'a'.repeat(5000)}`)).toBe(false);
  expect(performance.now() - began).toBeLessThan(200);
});
