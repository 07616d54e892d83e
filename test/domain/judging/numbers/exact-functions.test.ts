import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log, logistic } from '../../../../functions/domain/judging/numbers/exact-functions.ts';

const apart = (a: number, b: number) => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)));

test('log and exp agree with the engine to a few units in the last place over their whole range', () => {
  fc.assert(fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => { expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(Math.abs(Math.log(x)), 1e-300)); }), { numRuns: 3000 });
  fc.assert(fc.property(fc.double({ min: 0.4, max: 2.5, noNaN: true }), (x) => { expect(apart(log(x), Math.log(x))).toBeLessThan(8e-16); }), { numRuns: 3000 });
  fc.assert(fc.property(fc.double({ min: -700, max: 709, noNaN: true }), (x) => { expect(apart(exp(x), Math.exp(x))).toBeLessThan(8e-16); }), { numRuns: 3000 });
});

test('the ends are defined: log of zero, of a negative number and of infinity; exp beyond its range', () => {
  expect([log(0), log(-1), log(Infinity), log(1), exp(0), exp(710), exp(-800), exp(NaN)]).toEqual([-Infinity, NaN, Infinity, 0, 1, Infinity, 0, NaN]);
  expect([logistic(0), logistic(800), logistic(-800)]).toEqual([0.5, 1, 0]);
});

test('the bits are these, on every engine', () => {
  const bits = (x: number) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, x);
    return view.getBigUint64(0).toString(16);
  };
  const sum = { log: 0, exp: 0 };
  for (let k = 1; k <= 5000; k++) {
    sum.log += log(k / 7);
    sum.exp += exp(-k / 900);
  }
  expect([bits(sum.log), bits(sum.exp)]).toMatchInlineSnapshot(`
    [
      "40db3565efd6bd40",
      "408c002e7bcd0eb0",
    ]
  `);
});
