import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, mergeDrafts, placeAt, valueAt } from '../../../functions/domain/call/draft-merge.ts';

const phase = (id: string, name: string) => ({ id, name });

test('what only one of two people touched is kept from that one', () => {
  const base = { title: 'Permits', tagline: 'Old', phases: [phase('a', 'Entries'), phase('b', 'Judging')] };
  const mine = { ...base, tagline: 'Mine', phases: [phase('a', 'Entries of teams'), phase('b', 'Judging')] };
  const theirs = { ...base, title: 'Theirs', phases: [phase('a', 'Entries'), phase('b', 'Judging in one round'), phase('c', 'Demo day')] };
  expect(mergeDrafts(base, mine, theirs)).toEqual({
    value: { title: 'Theirs', tagline: 'Mine', phases: [phase('a', 'Entries of teams'), phase('b', 'Judging in one round'), phase('c', 'Demo day')] },
    clashes: [],
  });
});

test('where both changed the same words, mine stay and the clash is named', () => {
  const base = { phases: [phase('a', 'Entries')] };
  expect(mergeDrafts(base, { phases: [phase('a', 'Mine')] }, { phases: [phase('a', 'Theirs')] })).toEqual({
    value: { phases: [phase('a', 'Mine')] }, clashes: [{ path: ['phases', 'a', 'name'], mine: 'Mine', theirs: 'Theirs' }],
  });
});

test('what one removed and the other rewrote is kept, and said', () => {
  const base = { phases: [phase('a', 'Entries'), phase('b', 'Judging')] };
  const rewritten = { phases: [phase('a', 'Entries'), phase('b', 'Judging in public')] };
  const removed = { phases: [phase('a', 'Entries')] };
  expect(mergeDrafts(base, removed, rewritten)).toEqual({ value: rewritten, clashes: [{ path: ['phases', 'b'], mine: undefined, theirs: phase('b', 'Judging in public') }] });
  expect(mergeDrafts(base, rewritten, removed)).toEqual({ value: rewritten, clashes: [{ path: ['phases', 'b'], mine: phase('b', 'Judging in public'), theirs: undefined }] });
  expect(mergeDrafts(base, removed, base)).toEqual({ value: removed, clashes: [] });
});

test('an order that one changed is kept with what the other added', () => {
  const ids = (...all: string[]) => ({ list: all.map((id) => ({ id })) });
  expect(mergeDrafts(ids('a', 'b', 'c'), ids('c', 'a', 'b'), ids('a', 'x', 'b', 'c')).value).toEqual(ids('c', 'a', 'x', 'b'));
  expect(mergeDrafts(ids('a', 'b', 'c'), ids('a', 'b', 'y', 'c'), ids('c', 'b', 'a')).value).toEqual(ids('c', 'b', 'y', 'a'));
});

test('a clash is settled by putting the other text in its place', () => {
  const value = { phases: [phase('a', 'Mine'), phase('b', 'Judging')] };
  expect(placeAt(value, ['phases', 'a', 'name'], 'Theirs')).toEqual({ phases: [phase('a', 'Theirs'), phase('b', 'Judging')] });
  expect(placeAt(value, ['phases', 'b'], undefined)).toEqual({ phases: [phase('a', 'Mine')] });
  expect(valueAt(value, ['phases', 'b', 'name'])).toBe('Judging');
});

test('differences are named thing by thing, in reading order; a list that only moved is named by its order', () => {
  const before = { title: 'Permits', phases: [phase('a', 'Entries'), phase('b', 'Judging')], levels: [phase('x', 'X'), phase('y', 'Y')] };
  const after = { title: 'Permits', phases: [phase('a', 'Entries of teams'), phase('c', 'Demo')], levels: [phase('y', 'Y'), phase('x', 'X')] };
  expect(differencesOf(before, after)).toEqual([
    { path: ['phases', 'a', 'name'], before: 'Entries', after: 'Entries of teams' },
    { path: ['phases', 'b'], before: phase('b', 'Judging'), after: undefined },
    { path: ['phases', 'c'], before: undefined, after: phase('c', 'Demo') },
    { path: ['levels'], before: ['x', 'y'], after: ['y', 'x'] },
  ]);
});

const words = fc.string({ minLength: 1, maxLength: 6 });
const drafts = fc.record({
  title: words,
  list: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: words }), { selector: ({ id }) => id }),
  options: fc.array(words, { maxLength: 4 }),
});

test('no word either wrote is lost: it is in the result or named in a clash', () => {
  fc.assert(
    fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
      const { value, clashes } = mergeDrafts(base, mine, theirs);
      const kept = JSON.stringify([value, clashes]);
      const old = JSON.stringify(base);
      for (const side of [mine, theirs]) {
        const written = [side.title, ...side.list.map(({ name }) => name), ...side.options].filter((text) => !old.includes(JSON.stringify(text)));
        for (const text of written) expect(kept).toContain(JSON.stringify(text));
      }
    }),
  );
});

test('merging with oneself, or with nobody’s change, is what was written', () => {
  fc.assert(
    fc.property(drafts, drafts, (base, mine) => {
      expect(mergeDrafts(base, mine, base)).toEqual({ value: mine, clashes: [] });
      expect(mergeDrafts(base, base, mine)).toEqual({ value: mine, clashes: [] });
      expect(mergeDrafts(base, mine, mine)).toEqual({ value: mine, clashes: [] });
    }),
  );
});
