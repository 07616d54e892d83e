import { expect, test } from 'vitest';
import { movedTo, restingOn } from '../../../../functions/domain/listing/links/moved.ts';
import type { Facts } from '../../../../functions/domain/listing/listing.ts';

const [old, now, other] = ['https://old.example.gov/', 'https://new.example.gov/', 'https://other.example.gov/'];
const by = (source: string) => ({ source, by: 'visitor', at: '2027-01-05T15:00:00.000Z', checked: { on: '2026', by: 'import' } });
const facts: Facts = {
  title: { value: 'A pilot', ...by(other) }, type: { value: 'pilot', ...by(old) }, url: { value: other, ...by(other) }, links: { value: [{ title: 'Report', url: old }, { title: 'More', url: other }], ...by(other) },
};

test('facts that rested on an address rest on where it moved, checked by whoever saw it; the others stay', () => {
  const checked = { on: '2027-02-01', by: 'per_mona' };
  expect(restingOn(facts, old)).toEqual(['type', 'links']);
  expect(movedTo(facts, old, now, checked)).toEqual({
    ...facts, type: { ...facts.type, source: now, checked }, links: { ...facts.links, value: [{ title: 'Report', url: now }, { title: 'More', url: other }], checked },
  });
});

test('an entry’s own address moves with what rests on it', () => {
  const after = movedTo({ ...facts, url: { value: old, ...by(old) } }, old, now, undefined);
  expect([after.url, after.title]).toEqual([{ value: now, ...by(now) }, facts.title]);
});
