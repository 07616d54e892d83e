import type { Draws } from './posterior-draws.ts';

/** A piece of the draws as bytes, to be kept between two steps of a job: counts, sums of the judges, values, then ranks. */
export const bytesOfDraws = ({ from, count, entries, value, rank, judgeSum, judgeSquare }: Draws): Uint8Array => {
  const numbers = new Float64Array(4 + 2 * judgeSum.length + value.length);
  numbers.set([from, count, entries, judgeSum.length]);
  numbers.set(judgeSum, 4);
  numbers.set(judgeSquare, 4 + judgeSum.length);
  numbers.set(value, 4 + 2 * judgeSum.length);
  const bytes = new Uint8Array(numbers.byteLength + rank.byteLength);
  bytes.set(new Uint8Array(numbers.buffer));
  bytes.set(new Uint8Array(rank.buffer, rank.byteOffset, rank.byteLength), numbers.byteLength);
  return bytes;
};

export const drawsFromBytes = (bytes: Uint8Array): Draws => {
  const { buffer } = bytes.slice();
  const [from, count, entries, judges] = new Float64Array(buffer, 0, 4) as unknown as [number, number, number, number];
  const part = (at: number, length: number) => new Float64Array(buffer, 8 * at, length);
  const values = 4 + 2 * judges;
  return { from, count, entries, judgeSum: part(4, judges), judgeSquare: part(4 + judges, judges), value: part(values, count * entries), rank: new Int32Array(buffer, 8 * (values + count * entries), count * entries) };
};
