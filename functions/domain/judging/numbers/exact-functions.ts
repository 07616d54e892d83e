/**
 * exp and log from +, -, *, / and bit moves only. IEEE 754 fixes those to the last bit, while Math.exp and Math.log differ
 * between engines; so a result computed here is the same bytes in Node 20, Node 24 and every browser.
 */
const scratch = new DataView(new ArrayBuffer(8));
/** ln 2 in two parts: the first has 20 trailing zero bits, so that a whole multiple of it is exact. */
const ln2High = 6.931471803691238e-1;
const ln2Low = 1.9082149292705877e-10;
const sqrtTwo = 1.4142135623730951;

/** 2 to a whole power from -1022 to 1023, exactly. */
const powerOfTwo = (power: number): number => {
  scratch.setInt32(0, (power + 1023) << 20);
  scratch.setInt32(4, 0);
  return scratch.getFloat64(0);
};

/** Natural logarithm, error below 2 units in the last place. NaN below zero, -Infinity at zero. */
export const log = (x: number): number => {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    exponent = -54;
  }
  scratch.setFloat64(0, x);
  const high = scratch.getInt32(0);
  exponent += (high >>> 20) - 1023;
  scratch.setInt32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = scratch.getFloat64(0);
  if (mantissa > sqrtTwo) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let tail = 1 / 25;
  tail = tail * z + 1 / 23;
  tail = tail * z + 1 / 21;
  tail = tail * z + 1 / 19;
  tail = tail * z + 1 / 17;
  tail = tail * z + 1 / 15;
  tail = tail * z + 1 / 13;
  tail = tail * z + 1 / 11;
  tail = tail * z + 1 / 9;
  tail = tail * z + 1 / 7;
  tail = tail * z + 1 / 5;
  tail = tail * z + 1 / 3;
  return exponent * ln2High + (2 * s + (2 * s * z * tail + exponent * ln2Low));
};

/** Exponential, error below 2 units in the last place; 0 below -708, Infinity above 709.7. */
export const exp = (x: number): number => {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -708) return 0;
  const power = Math.floor(x / 0.6931471805599453 + 0.5);
  const r = x - power * ln2High - power * ln2Low;
  let tail = 1;
  for (let k = 14; k > 1; k--) tail = 1 + (tail * r) / k;
  const value = 1 + r * tail;
  return power > 1023 ? value * 2 * powerOfTwo(power - 1) : value * powerOfTwo(power);
};

/** 1 / (1 + e^-x), without overflow on either side. */
export const logistic = (x: number): number => {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
};
