import { entryDiagonal, entryEffects, type Effects, type MixedModel, type Ratios, type Solver } from './mixed-model.ts';

type Multiply = (x: Float64Array, y: Float64Array) => void;

/** y = S x, S the equations of the mean and judges with the entries eliminated, never formed. The loop everything waits for. */
const meanMultiplier = ({ table, weight }: MixedModel, diagonal: Float64Array, judgeRatio: number): Multiply => {
  const { first, judge, entries } = table;
  return (x, y) => {
    const mean = x[0]!;
    let onMean = 0;
    for (let k = 1; k < x.length; k++) y[k] = judgeRatio * x[k]!;
    for (let i = 0; i < entries; i++) {
      const [from, to] = [first[i]!, first[i + 1]!];
      let sum = 0;
      for (let t = from; t < to; t++) sum += weight[t]! * (mean + x[1 + judge[t]!]!);
      const shift = mean - sum / diagonal[i]!;
      for (let t = from; t < to; t++) {
        const at = 1 + judge[t]!;
        const v = weight[t]! * (x[at]! + shift);
        y[at] = y[at]! + v;
        onMean += v;
      }
    }
    y[0] = onMean;
  };
};

/** The same where every score weighs 1: the usual case, and the fastest. */
const plainMultiplier = ({ table }: MixedModel, diagonal: Float64Array, judgeRatio: number): Multiply => {
  const { first, judge, entries } = table;
  const inverse = diagonal.map((value) => 1 / value);
  return (x, y) => {
    const mean = x[0]!;
    let onMean = 0;
    for (let k = 1; k < x.length; k++) y[k] = judgeRatio * x[k]!;
    let to = first[0]!;
    for (let i = 0; i < entries; i++) {
      const from = to;
      to = first[i + 1]!;
      let sum = 0;
      for (let t = from; t < to; t++) sum += x[1 + judge[t]!]!;
      const shift = mean - (sum + (to - from) * mean) * inverse[i]!;
      onMean += sum + (to - from) * shift;
      for (let t = from; t < to; t++) {
        const at = 1 + judge[t]!;
        y[at] = y[at]! + x[at]! + shift;
      }
    }
    y[0] = onMean;
  };
};

/** The same with the reading position as a second fixed effect. */
const slopeMultiplier = ({ table, columns, weight }: MixedModel, diagonal: Float64Array, judgeRatio: number): Multiply => {
  const { first, judge, entries } = table;
  const slope = columns[1]!;
  return (x, y) => {
    const [mean, drift] = [x[0]!, x[1]!];
    let [onMean, onDrift] = [0, 0];
    for (let k = 2; k < x.length; k++) y[k] = judgeRatio * x[k]!;
    for (let i = 0; i < entries; i++) {
      const [from, to] = [first[i]!, first[i + 1]!];
      let sum = 0;
      for (let t = from; t < to; t++) sum += weight[t]! * (mean + drift * slope[t]! + x[2 + judge[t]!]!);
      const shift = mean - sum / diagonal[i]!;
      for (let t = from; t < to; t++) {
        const at = 2 + judge[t]!;
        const v = weight[t]! * (x[at]! + drift * slope[t]! + shift);
        y[at] = y[at]! + v;
        onMean += v;
        onDrift += slope[t]! * v;
      }
    }
    y[0] = onMean;
    y[1] = onDrift;
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
const descend = (multiply: Multiply, scale: Float64Array, rhs: Float64Array, x: Float64Array, tolerance: number): void => {
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

/** What eliminating the entries takes from the right-hand side of fixed effects and judges. */
const sendEntriesDown = ({ table, columns, weight }: MixedModel, diagonal: Float64Array, onEntry: Float64Array, rhs: Float64Array): void => {
  const { first, judge, entries } = table;
  const p = columns.length;
  const slope = columns[1];
  let onMean = 0;
  for (let i = 0; i < entries; i++) {
    const share = onEntry[i]! / diagonal[i]!;
    if (share === 0) continue;
    for (let t = first[i]!; t < first[i + 1]!; t++) {
      const v = weight[t]! * share;
      const at = p + judge[t]!;
      rhs[at] = rhs[at]! - v;
      onMean += v;
      if (slope) rhs[1] = rhs[1]! - slope[t]! * v;
    }
  }
  rhs[0] = rhs[0]! - onMean;
};

/** Henderson's equations without a matrix: time and memory grow with the number of scores only. */
export const sparseEquations = (model: MixedModel, ratios: Ratios): Solver => {
  const { table, columns } = model;
  const p = columns.length;
  const diagonal = entryDiagonal(model, ratios.entry);
  const multiplier = p > 1 ? slopeMultiplier : model.weight === columns[0] ? plainMultiplier : meanMultiplier;
  const multiply = multiplier(model, diagonal, ratios.judge);
  const scale = preconditioner(model, diagonal, ratios.judge);
  const solve = (side: Effects, start?: Effects, tolerance = 1e-10): Effects => {
    const rhs = new Float64Array(p + table.judges);
    rhs.set(side.fixed);
    rhs.set(side.judge, p);
    sendEntriesDown(model, diagonal, side.entry, rhs);
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
