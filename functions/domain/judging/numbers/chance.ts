import type { Sha256 } from '../../words/canonical.ts';
import { exp, log } from './exact-functions.ts';

/** 128 layers of equal area under the normal curve: right edges from the outermost inward, and how much of each lies under the next. */
const layers = 128;
const lastEdge = 3.442619855899;
const area = 9.91256303526217e-3;
const edge = new Float64Array(layers + 1);
const within = new Float64Array(layers);
edge[0] = area * exp(0.5 * lastEdge * lastEdge);
edge[1] = lastEdge;
for (let i = 2; i < layers; i++) edge[i] = Math.sqrt(-2 * log(area / edge[i - 1]! + exp(-0.5 * edge[i - 1]! * edge[i - 1]!)));
for (let i = 0; i < layers; i++) within[i] = edge[i + 1]! / edge[i]!;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, ACM TOMS 2021): 32-bit integers only, so every engine draws the same numbers.
 * A stream belongs to one purpose; two purposes never share one.
 */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** Four 32-bit words, not all zero. */
  constructor(a: number, b: number, c: number, d: number) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.d = (a | b | c | d) === 0 ? 1 : d | 0;
  }

  /** 32 random bits, from 0 to 2^32 - 1. */
  word(): number {
    const five = Math.imul(this.b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** A number in [0, 1) with 53 random bits. */
  unit(): number {
    const high = this.word() >>> 5;
    return (high * 67108864 + (this.word() >>> 6)) / 9007199254740992;
  }

  /** A whole number from 0 to n - 1, every one equally likely (rejection; n at most 2^32). */
  below(n: number): number {
    const limit = 4294967296 - (4294967296 % n);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % n;
    }
  }

  coin(): boolean {
    return this.word() >= 2147483648;
  }

  /** A standard normal number (Doornik's ziggurat, 2005: layer and place from separate bits). */
  normal(): number {
    for (;;) {
      const high = this.word();
      const low = this.word();
      const layer = (high & 31) | ((low & 3) << 5);
      const u = ((high >>> 5) * 67108864 + (low >>> 6)) / 4503599627370496 - 1;
      if (Math.abs(u) < within[layer]!) return u * edge[layer]!;
      if (layer === 0) return this.tail(u < 0);
      const x = u * edge[layer]!;
      const upper = exp(-0.5 * (edge[layer]! * edge[layer]! - x * x));
      const lower = exp(-0.5 * (edge[layer + 1]! * edge[layer + 1]! - x * x));
      if (lower + this.unit() * (upper - lower) < 1) return x;
    }
  }

  /** A normal number beyond the last layer (Marsaglia 1964). */
  private tail(negative: boolean): number {
    for (;;) {
      const x = log(1 - this.unit()) / lastEdge;
      if (-2 * log(1 - this.unit()) >= x * x) return negative ? x - lastEdge : lastEdge - x;
    }
  }

  /** A gamma variable of this shape (at least 1) and scale 1 (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (log(1 - this.unit()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
  }

  /** Puts the first `length` items in random order, in place (Fisher and Yates). */
  shuffle(items: Int32Array, length = items.length): void {
    for (let last = length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = items[last]!;
      items[last] = items[other]!;
      items[other] = kept;
    }
  }
}

/** The stream of a purpose: the same seed and purpose always open the same stream. */
export type Streams = (purpose: string) => Chance;

/** Streams of a seed: the words of each are the first 128 bits of SHA-256 over seed and purpose. */
export const streamsOf =
  (sha256: Sha256, seed: string): Streams =>
  (purpose) => {
    const hash = sha256(`laurel stream 1\n${seed}\n${purpose}`);
    const word = (at: number) => Number.parseInt(hash.slice(8 * at, 8 * at + 8), 16);
    return new Chance(word(0), word(1), word(2), word(3));
  };
