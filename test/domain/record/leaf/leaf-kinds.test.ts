import { expect, test } from 'vitest';
import * as z from 'zod';
import { leafKinds } from '../../../../functions/domain/record/leaf/leaf-kinds.ts';
import { freeTexts, plain } from '../../../../functions/domain/record/leaf/plain.ts';

test.each(Object.entries(leafKinds))('%s lets no unsalted text through', (_name, { pub }) => {
  expect(freeTexts(pub)).toEqual([]);
});

test('planted free texts are found, wherever they stand', () => {
  const planted = z.strictObject({
    name: z.string(), code: z.string().regex(/^.*$/), kind: z.union([plain.hash, z.string().max(3)]), list: z.array(z.strictObject({ note: z.string().optional(), at: plain.instant })),
    any: z.record(z.string(), z.string()), score: z.number(), mail: z.email(), fine: z.enum(['a', 'b']).optional(), count: plain.count, loose: z.object({ n: plain.number }),
  });
  expect(freeTexts(planted)).toEqual(['.name', '.code', '.kind', '.list[].note', '.any', '.score', '.mail', '.loose.*']);
  expect(freeTexts(z.looseObject({ at: plain.instant }))).toEqual(['.*']);
});

test('what is blessed takes codes and no words', () => {
  const words = 'Ada Lovelace, of the Harbor school';
  const taken = Object.entries(plain).filter(([, schema]) => [words, 'ada@example.gov', 'Zoë', 'a b', ''].some((text) => schema.safeParse(text).success));
  expect(taken.map(([name]) => name)).toEqual([]);
});
