import { log } from './exact-functions.ts';

/** Square matrices are row-major Float64Array of size x size. */

/** Cholesky factor L of a positive definite matrix, in place of its lower triangle. Returns log |A|, or NaN when A is not positive definite. */
export const factorize = (a: Float64Array, size: number): number => {
  let logs = 0;
  for (let j = 0; j < size; j++) {
    const rowJ = j * size;
    let pivot = a[rowJ + j]!;
    for (let k = 0; k < j; k++) pivot -= a[rowJ + k]! * a[rowJ + k]!;
    if (!(pivot > 0)) return NaN;
    const root = Math.sqrt(pivot);
    a[rowJ + j] = root;
    logs += log(pivot);
    for (let i = j + 1; i < size; i++) {
      const rowI = i * size;
      let v = a[rowI + j]!;
      for (let k = 0; k < j; k++) v -= a[rowI + k]! * a[rowJ + k]!;
      a[rowI + j] = v / root;
    }
  }
  return logs;
};

/** Solves L L' x = rhs in place, L from `factorize`. */
export const solveFactored = (l: Float64Array, size: number, x: Float64Array): void => {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let v = x[i]!;
    for (let k = 0; k < i; k++) v -= l[row + k]! * x[k]!;
    x[i] = v / l[row + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    const v = x[i]! / l[i * size + i]!;
    x[i] = v;
    const row = i * size;
    for (let k = 0; k < i; k++) x[k] = x[k]! - l[row + k]! * v;
  }
};

/** The inverse of L L', full and symmetric. */
export const invertFactored = (l: Float64Array, size: number): Float64Array => {
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    column.fill(0);
    column[c] = 1;
    solveFactored(l, size, column);
    for (let r = c; r < size; r++) {
      inverse[r * size + c] = column[r]!;
      inverse[c * size + r] = column[r]!;
    }
  }
  return inverse;
};
