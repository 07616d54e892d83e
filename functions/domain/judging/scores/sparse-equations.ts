import { entryDiagonal, entryEffects, type Effects, type MixedModel, type Ratios, type Solver } from './mixed-model.ts';

/** y = S x, S the equations of fixed effects and judges with the entries eliminated, never formed. */
const multiplier = ({ table, columns, weight }: MixedModel, diagonal: Float64Array, judgeRatio: number) => {
  const p = columns.length;
  const { first, judge, entries } = table;
  return (x: Float64Array, y: Float64Array): void => {
    y.fill(0);
    for (let k = p; k < x.length; k++) y[k] = judgeRatio * x[k]!;
    for (let i = 0; i < entries; i++) {
      const [from, to] = [first[i]!, first[i + 1]!];
      let mean = 0;
      for (let t = from; t < to; t++) {
        let v = x[p + judge[t]!]!;
        for (let c = 0; c < p; c++) v += columns[c]![t]! * x[c]!;
        mean += weight[t]! * v;
      }
      mean /= diagonal[i]!;
      for (let t = from; t < to; t++) {
        const j = p + judge[t]!;
        let v = x[j]! - mean;
        for (let c = 0; c < p; c++) v += columns[c]![t]! * x[c]!;
        v *= weight[t]!;
        y[j] = y[j]! + v;
        for (let c = 0; c < p; c++) y[c] = y[c]! + columns[c]![t]! * v;
      }
    }
  };
};

/** Inverse of the diagonal of S: the preconditioner. */
const preconditioner = ({ table, columns, weight }: MixedModel, diagonal: Float64Array, judgeRatio: number): Float64Array => {
  const p = columns.length;
  const own = new Float64Array(p + table.judges).fill(judgeRatio, p);
  const sum = new Float64Array(p);
  for (let i = 0; i < table.entries; i++) {
    sum.fill(0);
    for (let t = table.first[i]!; t < table.first[i + 1]!; t++) {
      const w = weight[t]!;
      own[p + table.judge[t]!]! += w - (w * w) / diagonal[i]!;
      for (let c = 0; c < p; c++) {
        sum[c]! += w * columns[c]![t]!;
        own[c]! += w * columns[c]![t]! * columns[c]![t]!;
      }
    }
    for (let c = 0; c < p; c++) own[c]! -= (sum[c]! * sum[c]!) / diagonal[i]!;
  }
  return own.map((value) => (value > 0 ? 1 / value : 1));
};

/** Preconditioned conjugate gradients (Hestenes and Stiefel) from x, in place; stops at `tolerance` of the right side's length, or after 500 steps. */
const descend = (multiply: (x: Float64Array, y: Float64Array) => void, scale: Float64Array, rhs: Float64Array, x: Float64Array, tolerance: number): void => {
  const size = rhs.length;
  const q = new Float64Array(size);
  multiply(x, q);
  const r = new Float64Array(size);
  const direction = new Float64Array(size);
  let rz = 0;
  let goal = 0;
  for (let k = 0; k < size; k++) {
    r[k] = rhs[k]! - q[k]!;
    direction[k] = scale[k]! * r[k]!;
    rz += r[k]! * direction[k]!;
    goal += rhs[k]! * rhs[k]! * scale[k]!;
  }
  goal *= tolerance * tolerance;
  for (let step = 0; step < 500 && rz > goal; step++) {
    multiply(direction, q);
    let curve = 0;
    for (let k = 0; k < size; k++) curve += direction[k]! * q[k]!;
    const length = rz / curve;
    let next = 0;
    for (let k = 0; k < size; k++) {
      x[k] = x[k]! + length * direction[k]!;
      r[k] = r[k]! - length * q[k]!;
      next += r[k]! * r[k]! * scale[k]!;
    }
    for (let k = 0; k < size; k++) direction[k] = scale[k]! * r[k]! + (next / rz) * direction[k]!;
    rz = next;
  }
};

/** Henderson's equations without a matrix: time and memory grow with the number of scores only. */
export const sparseEquations = (model: MixedModel, ratios: Ratios): Solver => {
  const { table, columns, weight } = model;
  const p = columns.length;
  const diagonal = entryDiagonal(model, ratios.entry);
  const multiply = multiplier(model, diagonal, ratios.judge);
  const scale = preconditioner(model, diagonal, ratios.judge);
  const solve = (side: Effects, start?: Effects, tolerance = 1e-10): Effects => {
    const rhs = new Float64Array(p + table.judges);
    rhs.set(side.fixed);
    rhs.set(side.judge, p);
    for (let t = 0; t < weight.length; t++) {
      const share = (weight[t]! * side.entry[table.entry[t]!]!) / diagonal[table.entry[t]!]!;
      rhs[p + table.judge[t]!]! -= share;
      for (let c = 0; c < p; c++) rhs[c]! -= columns[c]![t]! * share;
    }
    const x = new Float64Array(p + table.judges);
    if (start) {
      x.set(start.fixed);
      x.set(start.judge, p);
    }
    descend(multiply, scale, rhs, x, tolerance);
    const [fixed, judge] = [x.slice(0, p), x.slice(p)];
    return { fixed, judge, entry: entryEffects(model, diagonal, side, fixed, judge) };
  };
  return { solve };
};
