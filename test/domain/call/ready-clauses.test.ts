import { expect, test } from 'vitest';
import { missingClauses, readyClauses, withClauses } from '../../../functions/domain/call/ready-clauses.ts';

test('each kind of challenge gets its own clauses under what was written, once', () => {
  for (const profile of ['competes', 'city', 'hackathon'] as const) {
    const once = withClauses(profile, 'Be kind.');
    expect([once.startsWith('Be kind.\n\n## '), missingClauses(profile, once), withClauses(profile, once)]).toEqual([true, [], once]);
    expect(once.match(/^## /gm)).toHaveLength(readyClauses[profile].length);
  }
});

test('a clause that has a heading of its own stays as it was written', () => {
  const rules = '### what you keep\n\nEverything, for ever.';
  expect(missingClauses('city', rules).map(({ title }) => title)).not.toContain('What you keep');
  expect(withClauses('city', rules)).toContain('Everything, for ever.');
});

test('a federal prize names each subsection of the law that the rules must speak of, and a listing has no clauses', () => {
  const text = withClauses('competes', '');
  for (const part of ['(g)', '(h)', '(i)', '(j)', '(k)', '(m)']) expect(text).toContain(`15 U.S.C. 3719${part}`);
  expect([missingClauses('listing', ''), withClauses('listing', 'Elsewhere.')]).toEqual([[], 'Elsewhere.']);
});
