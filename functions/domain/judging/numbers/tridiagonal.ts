/** A symmetric matrix A as Q T Q' with T tridiagonal: shifting A by a multiple of I costs nothing any more. */
export type Tridiagonal = { size: number; diagonal: Float64Array; beside: Float64Array; reflections: Float64Array[]; factors: Float64Array };

const reflect = (v: Float64Array, factor: number, from: number, x: Float64Array): void => {
  let dot = 0;
  for (let i = from; i < x.length; i++) dot += v[i]! * x[i]!;
  dot *= factor;
  for (let i = from; i < x.length; i++) x[i] = x[i]! - dot * v[i]!;
};

/** Subtracts v w' + w v' from the trailing block of A, w = factor A v - (factor² v'Av / 2) v. */
const updateBlock = (a: Float64Array, size: number, k: number, v: Float64Array, factor: number): void => {
  const w = new Float64Array(size);
  for (let i = k + 1; i < size; i++) {
    const row = i * size;
    let sum = 0;
    for (let j = k + 1; j < size; j++) sum += a[row + j]! * v[j]!;
    w[i] = factor * sum;
  }
  let dot = 0;
  for (let i = k + 1; i < size; i++) dot += v[i]! * w[i]!;
  const half = (factor * dot) / 2;
  for (let i = k + 1; i < size; i++) w[i] = w[i]! - half * v[i]!;
  for (let i = k + 1; i < size; i++) {
    const row = i * size;
    const vi = v[i]!;
    const wi = w[i]!;
    for (let j = k + 1; j < size; j++) a[row + j] = a[row + j]! - vi * w[j]! - wi * v[j]!;
  }
};

/** Householder's reduction (Golub and Van Loan, 8.3.1). Destroys `a`, which is full and symmetric. */
export const tridiagonalize = (a: Float64Array, size: number): Tridiagonal => {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  const reflections: Float64Array[] = [];
  const factors = new Float64Array(Math.max(0, size - 1));
  for (let k = 0; k < size; k++) {
    diagonal[k] = a[k * size + k]!;
    if (k === size - 1) break;
    const v = new Float64Array(size);
    let norm = 0;
    for (let i = k + 1; i < size; i++) {
      v[i] = a[i * size + k]!;
      norm += v[i]! * v[i]!;
    }
    const length = Math.sqrt(norm);
    const first = v[k + 1]!;
    const target = first > 0 ? -length : length;
    beside[k] = target;
    v[k + 1] = first - target;
    const square = norm - first * first + v[k + 1]! * v[k + 1]!;
    const factor = square > 0 ? 2 / square : 0;
    reflections.push(v);
    factors[k] = factor;
    if (factor > 0) updateBlock(a, size, k, v, factor);
  }
  return { size, diagonal, beside, reflections, factors };
};

/** Q' x, in place. */
export const toTridiagonal = (t: Tridiagonal, x: Float64Array): void => {
  for (let k = 0; k < t.reflections.length; k++) reflect(t.reflections[k]!, t.factors[k]!, k + 1, x);
};

/** Q x, in place. */
export const fromTridiagonal = (t: Tridiagonal, x: Float64Array): void => {
  for (let k = t.reflections.length - 1; k >= 0; k--) reflect(t.reflections[k]!, t.factors[k]!, k + 1, x);
};

/** Solves (T + shift I) x = rhs into `x`, and writes the pivots of its L D L' factors; their product is the determinant. */
export const solveShifted = (t: Tridiagonal, shift: number, rhs: Float64Array, x: Float64Array, pivots: Float64Array): void => {
  for (let i = 0; i < t.size; i++) {
    const below = i > 0 ? t.beside[i - 1]! / pivots[i - 1]! : 0;
    pivots[i] = t.diagonal[i]! + shift - (i > 0 ? below * t.beside[i - 1]! : 0);
    x[i] = rhs[i]! - (i > 0 ? below * x[i - 1]! : 0);
  }
  for (let i = t.size - 1; i >= 0; i--) x[i] = (x[i]! - (i < t.size - 1 ? t.beside[i]! * x[i + 1]! : 0)) / pivots[i]!;
};
