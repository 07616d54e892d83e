import { sayPlace } from '../../../functions/domain/listing/place.ts';
import { useWords } from '../../../functions/domain/listing/words.ts';
import { describe, expect, test } from 'vitest';
import { AtlasQuery, facetNames, indexAtlas, searchAtlas, wordsOf } from '../../../functions/domain/listing/search.ts';
import { statusAt } from '../../../functions/domain/listing/listing.ts';
import type { ListingRow } from '../../../functions/domain/listing/row.ts';
import { generatedRows } from '../../support/generated-atlas.ts';

const at = '2027-01-05T15:00:00.000Z';
const rows = generatedRows(600);
const index = indexAtlas(rows, at);
const search = (query: Record<string, unknown>) => searchAtlas(index, AtlasQuery.parse(query), at);
const textOf = (row: ListingRow) => wordsOf(`${row.title} ${row.summary} ${row.agency?.name ?? ''} ${row.place ? sayPlace(row.place) : ''} ${row.uses.map((use) => useWords[use]).join(' ')}`);

test('every word must be there, the last as far as it is typed', () => {
  const { items, total } = search({ q: 'harbor rec', size: 200 });
  const wanted = rows.filter((row) => ['harbor', 'rec'].every((word) => textOf(row).some((one) => one.startsWith(word))));
  expect(wanted.length).toBeGreaterThan(5);
  expect(total).toBe(wanted.length);
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
  expect(search({ q: 'harbor nothingofthekind' }).total).toBe(0);
});

test('a word of the title counts more than one of the summary', () => {
  const { items } = search({ q: 'harbor', size: 200 });
  const inTitle = items.map(({ title }) => wordsOf(title).includes('harbor'));
  expect(inTitle.lastIndexOf(true)).toBeLessThan(inTitle.indexOf(false));
});

describe('a count says how many rows choosing it would show', () => {
  const query = { q: 'l', status: 'live' };
  const found = search(query);
  test.each(facetNames)('%s', (name) => {
    const values = found.facets[name].slice(0, 5);
    expect(values.length).toBeGreaterThan(0);
    for (const { id, count } of values) expect([id, search({ ...query, [name]: id }).total]).toEqual([id, count]);
  });
});

test('what is told by the clock is told at the moment of asking', () => {
  const ended = (now: string) => searchAtlas(index, AtlasQuery.parse({ status: 'ended', size: 200 }), now).total;
  const wanted = (now: string) => rows.filter((row) => statusAt(row, now) === 'ended').length;
  expect([ended(at), ended('2012-01-01T00:00:00.000Z')]).toEqual([wanted(at), wanted('2012-01-01T00:00:00.000Z')]);
  expect(ended(at)).not.toBe(ended('2012-01-01T00:00:00.000Z'));
});

test('an agency is found with all that is under it', () => {
  const top = rows[3]!.agency!.id!;
  const under = rows.filter(({ agency }) => agency!.id === top || agency!.above.includes(top));
  expect(under.length).toBeGreaterThan(rows.filter(({ agency }) => agency!.id === top).length);
  expect(search({ agency: top }).total).toBe(under.length);
});

test('pages together are the whole, each row once', () => {
  const all = Array.from({ length: search({ sort: 'title' }).pages }, (_, n) => search({ sort: 'title', page: n + 1 }).items).flat();
  expect(all.map(({ id }) => id)).toHaveLength(600);
  expect(new Set(all.map(({ id }) => id)).size).toBe(600);
  expect(all.map(({ title }) => title.toLowerCase())).toEqual(all.map(({ title }) => title.toLowerCase()).toSorted());
});
