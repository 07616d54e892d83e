import { expect, test } from 'vitest';
import { isAllowed } from '../../../../functions/domain/listing/links/robots.ts';
import { growthOf } from '../../../support/growth.ts';

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

test('a rule of many stars is read in a time that grows with its length, not with its square', () => {
  const made = (n: number) => ({ rules: `User-agent: *\nDisallow: /${'*a'.repeat(n)}b`, path: `/${'a'.repeat(n)}` });
  expect(isAllowed(made(5000).rules, 'x', made(5000).path)).toBe(false);
  expect(growthOf(made, ({ rules, path }) => isAllowed(rules, 'x', path), 4000)).toBeLessThan(9);
});
