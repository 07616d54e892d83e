import { squarePng } from '../../../../functions/domain/credential/png.ts';
import { rosette } from '../../../../functions/domain/theme/guilloche.ts';

const size = 600;
const scale = size / 2000;
const half = (9 * scale) / 2; // of the width that the seal has everywhere
const shades = 16;
const [paper, accent] = [[255, 255, 255], [10, 90, 72]] as const;
const colors = Array.from({ length: shades }, (_, i) => paper.map((from, c) => Math.round(from + ((accent[c]! - from) * i) / (shades - 1))) as [number, number, number]);

type Point = readonly [number, number];
const pointsOf = (path: string): Point[] => path.slice(1, -1).split('L').map((point) => point.split(' ').map(Number) as [number, number]);
const circle = Array.from({ length: 360 }, (_, i): Point => [985 * Math.cos((i * Math.PI) / 180), 985 * Math.sin((i * Math.PI) / 180)]);

const steps = [0, 0.25, 0.5, 0.75];
/** A line through the same points without their corners (Catmull and Rom): this picture is larger than the seal on a page. */
const rounded = (points: readonly Point[]): Point[] => points.flatMap((from, i) => {
  const at = (k: number) => points[(i + k + points.length) % points.length]!;
  const [before, to, after] = [at(-1), at(1), at(2)];
  return steps.map((t): Point => {
    const along = (c: 0 | 1) => 0.5 * (2 * from[c] + (to[c] - before[c]) * t + (2 * before[c] - 5 * from[c] + 4 * to[c] - after[c]) * t * t + (3 * from[c] - before[c] - 3 * to[c] + after[c]) * t * t * t);
    return [along(0), along(1)];
  });
});

const turned = (points: readonly Point[], degrees: number): Point[] => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return points.map(([x, y]) => [(x * cos - y * sin) * scale + size / 2, (x * sin + y * cos) * scale + size / 2]);
};

/** Darkens what is nearer to the line than half its width; on the edge in part. */
const drawLine = (cover: Float32Array, [x1, y1]: Point, [x2, y2]: Point): void => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy || 1;
  const reach = half + 1;
  const within = (low: number, high: number) => [Math.max(0, Math.floor(Math.min(low, high) - reach)), Math.min(size - 1, Math.ceil(Math.max(low, high) + reach))] as const;
  const [[left, right], [top, bottom]] = [within(x1, x2), within(y1, y2)];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
      const inked = Math.min(1, half + 0.5 - Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
      const at = y * size + x;
      if (inked > cover[at]!) cover[at] = inked;
    }
  }
};

const drawClosed = (cover: Float32Array, points: readonly Point[]): void => points.forEach((point, i) => drawLine(cover, point, points[(i + 1) % points.length]!));

/** A bar from corner to corner, and one across it. */
const drawStruck = (cover: Float32Array): void => {
  for (let aside = -14; aside <= 14; aside += 2) {
    drawLine(cover, [aside, 0], [size - 1 + aside, size - 1]);
    drawLine(cover, [size - 1 + aside, 0], [aside, size - 1]);
  }
};

/** The seal of a digest as it is drawn everywhere, as a PNG: for programs that show badges. Lines that cross do not darken each other. Struck through where it does not count. */
export const sealPng = (digest: string, deflate: (bytes: Uint8Array) => Uint8Array, struck = false): Uint8Array => {
  const cover = new Float32Array(size * size);
  for (const { path, angles } of rosette(digest, true).rings) {
    const points = rounded(pointsOf(path));
    for (const angle of angles) drawClosed(cover, turned(points, angle));
  }
  drawClosed(cover, turned(circle, 0));
  if (struck) drawStruck(cover);
  return squarePng({ size, pixels: Uint8Array.from(cover, (inked) => Math.round(inked * (shades - 1))), colors }, deflate);
};
