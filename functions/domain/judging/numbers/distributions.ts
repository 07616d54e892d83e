import { exp, log } from './exact-functions.ts';

/** log of the gamma function for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) after lifting x above 12. */
export const logGamma = (x: number): number => {
  let lift = 0;
  while (x < 12) {
    lift += log(x);
    x += 1;
  }
  const z = 1 / (x * x);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))))) / x;
  return (x - 0.5) * log(x) - x + 0.9189385332046727 + series - lift;
};

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
const betaFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300;
  const away = (value: number) => (value < tiny && value > -tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 400; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
};

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1. */
export const incompleteBeta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
};

/** The value below which an F variable with d1 and d2 degrees of freedom falls with probability p (0 < p < 1). */
export const fQuantile = (p: number, d1: number, d2: number): number => {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 200 && high - low > 1e-16; halving++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, d1 / 2, d2 / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (d2 * x) / (d1 * (1 - x));
};

/** The p-quantile of numbers sorted upwards, with linear interpolation between order statistics (Hyndman and Fan 1996, type 7). */
export const sortedQuantile = (sorted: ArrayLike<number>, p: number): number => {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
};

/** Half the width of a 90 % interval of a normal variable, in standard deviations. */
export const ninetyPercent = 1.6448536269514722;
