import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Chance, streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { commitmentTo, hashOfInputs, revealSeed } from '../../../../functions/domain/judging/numbers/committed-seed.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';

const sha256 = (input: string | Uint8Array) => createHash('sha256').update(input).digest('hex');

/** The published recurrence in 64-bit integers, written independently of the engine's. */
const reference = (state: bigint[]) => {
  const [mask, rotl] = [0xffffffffn, (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & 0xffffffffn];
  let [a, b, c, d] = state as [bigint, bigint, bigint, bigint];
  return () => {
    const result = (rotl((b * 5n) & mask, 7n) * 9n) & mask;
    const t = (b << 9n) & mask;
    c ^= a; d ^= b; b ^= c; a ^= d; c ^= t; d = rotl(d, 11n);
    return Number(result);
  };
};

test('the words are those of xoshiro128** 1.1', () => {
  const chance = new Chance(1, 2, 3, 4);
  const expected = reference([1n, 2n, 3n, 4n]);
  expect(Array.from({ length: 1000 }, () => chance.word())).toEqual(Array.from({ length: 1000 }, expected));
  expect(new Chance(1, 2, 3, 4).word()).toBe(11520);
});

test('normal and gamma variables have their moments', () => {
  const chance = streamsOf(sha256, 'a seed')('moments');
  const moments = (draw: () => number) => {
    const x = Array.from({ length: 40_000 }, draw);
    const mean = x.reduce((a, b) => a + b) / x.length;
    return [mean, x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length];
  };
  const [mean, variance] = moments(() => chance.normal());
  expect([Math.abs(mean!) < 0.02, Math.abs(variance! - 1) < 0.03]).toEqual([true, true]);
  const [gammaMean, gammaVariance] = moments(() => chance.gamma(3.5));
  expect([Math.abs(gammaMean! - 3.5) < 0.05, Math.abs(gammaVariance! - 3.5) < 0.15]).toEqual([true, true]);
});

test('normal numbers follow the normal curve everywhere, far out too', () => {
  const chance = streamsOf(sha256, 'a seed')('curve');
  const size = 200_000;
  const x = Float64Array.from({ length: size }, () => chance.normal()).sort();
  const below = (at: number) => x.filter((value) => value < at).length / size;
  const expected = [[-3.5, 0.000232629], [-2, 0.022750132], [-1, 0.158655254], [-0.1, 0.460172163], [0, 0.5], [0.5, 0.691462461], [1.5, 0.933192799], [2.5, 0.993790335], [3, 0.998650102]] as const;
  const away = expected.map(([at, share]) => Math.abs(below(at) - share) / Math.sqrt((share * (1 - share)) / size));
  expect(Math.max(...away)).toBeLessThan(3.5);
});

test('a purpose has its own stream, always the same', () => {
  const streams = streamsOf(sha256, 'a seed');
  const words = (purpose: string, seed = streams) => Array.from({ length: 4 }, ((chance) => () => chance.word())(seed(purpose)));
  expect(words('draw 1')).toEqual(words('draw 1'));
  expect(words('draw 1')).not.toEqual(words('draw 2'));
  expect(words('draw 1', streamsOf(sha256, 'another'))).not.toEqual(words('draw 1'));
});

test('every number below n is about equally likely, and a shuffle keeps every item', () => {
  const chance = streamsOf(sha256, 'a seed')('below');
  const counts = Array.from({ length: 7 }, () => 0);
  for (let k = 0; k < 14_000; k++) counts[chance.below(7)]! += 1;
  expect(counts.every((count) => Math.abs(count - 2000) < 200)).toBe(true);
  const items = Int32Array.from({ length: 50 }, (_, i) => i);
  chance.shuffle(items);
  expect([[...items].toSorted((a, b) => a - b), [...items].every((item, i) => item === i)]).toEqual([Array.from({ length: 50 }, (_, i) => i), false]);
});

test('a seed follows from the committed secret and the inputs; another secret is refused, other inputs give another seed', () => {
  const secret = 'ab'.repeat(32);
  const commitment = commitmentTo(sha256, secret);
  const inputs = hashOfInputs(sha256, { entries: ['ent_1'], judges: [] });
  const revealed = revealSeed(sha256, commitment, inputs, secret);
  expect(revealed).toEqual({ commitment, inputs, secret, seed: sha256(`laurel seed 1\n${commitment}\n${inputs}\n${secret}`) });
  expect(() => revealSeed(sha256, commitment, inputs, 'cd'.repeat(32))).toThrow(Refusal);
  expect(() => commitmentTo(sha256, 'short')).toThrow('64 hexadecimal digits');
  expect(revealSeed(sha256, commitment, hashOfInputs(sha256, { entries: ['ent_2'], judges: [] }), secret).seed).not.toBe(revealed.seed);
});
