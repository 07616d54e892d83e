import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeTo, bandsOf, likenessOf, phrasesOf, signatureOf, type Likeness } from '../../../functions/domain/entry/likeness.ts';

const words = Array.from({ length: 400 }, (_, n) => `word${n}`);
/** A text of so many words, drawn from a seed. */
const textFrom = (seed: number, length: number) => Array.from({ length }, (_, i) => words[(seed * 7919 + i * i * 31 + i * 104729) % words.length]).join(' ');
const likeness = (entryId: string, text: string, files: string[] = []): Likeness => ({ challengeId: 'chl_1', entryId, n: 1, signature: signatureOf(phrasesOf({ what: text })), files });
const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((one) => b.has(one)).length / new Set([...a, ...b]).size;

test('case, punctuation, line breaks and the answer in which words stand change nothing', () => {
  const [one, other] = [phrasesOf({ what: 'Each permit is signed, and anyone checks it.' }), phrasesOf({ who: 'Offices', how: 'EACH permit is\nsigned and anyone — checks it' })];
  expect(other).toEqual(one);
  expect(one).toEqual(new Set(['each permit is signed and', 'permit is signed and anyone', 'is signed and anyone checks', 'signed and anyone checks it']));
});

test('places that agree are about the phrases in common: never further from it than five standard deviations', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 300 }), (seed, kept) => {
    const [own, other] = [textFrom(seed, 300), `${textFrom(seed, 300).split(' ').slice(0, kept).join(' ')} ${textFrom(seed + 5000, 300 - kept)}`];
    const [a, b] = [phrasesOf({ a: own }), phrasesOf({ a: other })];
    const share = jaccard(a, b);
    expect(Math.abs(likenessOf(signatureOf(a), signatureOf(b)) - share)).toBeLessThanOrEqual(5 * Math.sqrt((share * (1 - share)) / 64) + 1 / 64);
  }), { numRuns: 150 });
});

test('a copy with a paragraph changed shares a band and is told; another entry on the same subject is not; the same file is', () => {
  const own = likeness('ent_a', textFrom(1, 400));
  const copy = likeness('ent_b', `${textFrom(1, 400).split(' ').slice(0, 360).join(' ')} ${textFrom(9, 40)}`);
  const other = likeness('ent_c', textFrom(2, 400));
  const withFile = likeness('ent_d', textFrom(3, 400), ['f1', 'f2']);
  const shares = (a: Likeness, b: Likeness) => bandsOf(a).some((band) => bandsOf(b).includes(band));
  expect([shares(own, copy), shares(own, other)]).toEqual([true, false]);
  expect(alikeTo(own, [own, other, copy])).toEqual([{ entryId: 'ent_b', share: expect.closeTo(0.8, 0) as unknown, files: 0 }]);
  expect(alikeTo({ ...own, files: ['f2'] }, [other, withFile])).toEqual([{ entryId: 'ent_d', share: expect.any(Number) as unknown, files: 1 }]);
});

test('what is too short to compare is like nothing, itself included', () => {
  const short = likeness('ent_a', 'A wallet for permits that anyone can check at the counter.');
  expect([short.signature, likenessOf(short.signature, short.signature), bandsOf(short)]).toEqual([[], 0, []]);
});
