import type { Segment } from './font.ts';

/** How much of each pixel is covered: 0 to 1, row by row. */
export type Layer = { width: number; height: number; cover: Float32Array };

export const newLayer = (width: number, height: number): Layer => ({ width, height, cover: new Float32Array(width * height) });

/** What one edge within one row adds to the pixels it crosses, so that a running sum over the row gives what is covered. As font-rs does it. */
const addRow = (row: Float32Array, [x0, x1]: [number, number], middle: number, amount: number): void => {
  const [first, end] = [Math.floor(x0), Math.ceil(x1)];
  if (end <= first + 1) {
    row[first]! += amount * (1 - (middle - first));
    row[first + 1]! += amount * (middle - first);
    return;
  }
  const slope = 1 / (x1 - x0);
  const [into, over] = [x0 - first, x1 - end + 1];
  const [head, tail] = [0.5 * slope * (1 - into) ** 2, 0.5 * slope * over ** 2];
  row[first]! += amount * head;
  if (end === first + 2) row[first + 1]! += amount * (1 - head - tail);
  else {
    const second = slope * (1.5 - into);
    row[first + 1]! += amount * (second - head);
    for (let x = first + 2; x < end - 1; x += 1) row[x]! += amount * slope;
    row[end - 1]! += amount * (1 - (second + (end - first - 3) * slope) - tail);
  }
  row[end]! += amount * tail;
};

/** Fills what closed outlines enclose. All of it must lie within the picture. */
export const fill = ({ width, height, cover }: Layer, segments: Segment[]): void => {
  const sums = new Float32Array((width + 2) * height);
  for (const [ax, ay, bx, by] of segments) {
    if (ay === by) continue;
    const [turn, x0, y0, x1, y1] = ay < by ? [1, ax, ay, bx, by] : [-1, bx, by, ax, ay];
    const slope = (x1 - x0) / (y1 - y0);
    let x = x0;
    for (let y = Math.floor(y0); y < Math.min(height, Math.ceil(y1)); y += 1) {
      const high = Math.min(y + 1, y1) - Math.max(y, y0);
      const next = x + slope * high;
      addRow(sums.subarray(y * (width + 2), (y + 1) * (width + 2)), x < next ? [x, next] : [next, x], (x + next) / 2, high * turn);
      x = next;
    }
  }
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    for (let x = 0; x < width; x += 1) {
      sum += sums[y * (width + 2) + x]!;
      const at = y * width + x;
      cover[at] = Math.max(cover[at]!, Math.min(1, Math.abs(sum)));
    }
  }
};

/** A line of some width; where lines cross they do not darken each other. */
export const stroke = ({ width, height, cover }: Layer, [x1, y1, x2, y2]: Segment, thickness: number): void => {
  const half = thickness / 2;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy || 1;
  const within = (low: number, high: number, most: number) => [Math.max(0, Math.floor(Math.min(low, high) - half - 1)), Math.min(most - 1, Math.ceil(Math.max(low, high) + half + 1))] as const;
  const [[left, right], [top, bottom]] = [within(x1, x2, width), within(y1, y2, height)];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const along = Math.max(0, Math.min(1, ((x + 0.5 - x1) * dx + (y + 0.5 - y1) * dy) / length));
      const inked = Math.min(1, thickness, half + 0.5 - Math.hypot(x + 0.5 - x1 - along * dx, y + 0.5 - y1 - along * dy));
      const at = y * width + x;
      if (inked > cover[at]!) cover[at] = inked;
    }
  }
};

export type Color = readonly [red: number, green: number, blue: number];
const shades = 60;
/** Layers on white, the last on top, as the numbers of a palette of at most 256 colors. */
export const composed = (layers: { layer: Layer; color: Color }[]): { pixels: Uint8Array; colors: Color[] } => {
  const colors: Color[] = [[255, 255, 255], ...layers.flatMap(({ color }) => Array.from({ length: shades }, (_, n): Color => color.map((part) => Math.round(255 + ((part - 255) * (n + 1)) / shades)) as unknown as Color))];
  const pixels = new Uint8Array(layers[0]!.layer.cover.length);
  layers.forEach(({ layer: { cover } }, n) => {
    for (let at = 0; at < cover.length; at += 1) {
      const shade = Math.round(cover[at]! * shades);
      if (shade > 0) pixels[at] = n * shades + shade;
    }
  });
  return { pixels, colors };
};
