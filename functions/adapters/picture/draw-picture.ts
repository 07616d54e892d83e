import { deflateSync } from 'node:zlib';
import { palettePng } from '../../domain/credential/png.ts';
import { pictureSize, type PictureFacts } from '../../domain/theme/picture.ts';
import { rosette, strands } from '../../domain/theme/guilloche.ts';
import { composed, fill, newLayer, stroke, type Color, type Layer } from './canvas.ts';
import { linesOf, outlineOf, widthOf, writable, type Weight } from './font.ts';

const { width, height } = pictureSize;
const margin = 72;
const [ink, soft, accent]: Color[] = [[18, 33, 29], [67, 82, 77], [10, 90, 72]];
const band = { top: 0, high: 56 };
const seal = { size: 300, left: width - margin - 300, top: 112 };
const title = { top: 176, width: seal.left - margin - 40, sizes: [76, 68, 60, 52, 46], most: 4 };

type Point = [number, number];
const pathPoints = (path: string): Point[] => path.replace(/Z$/, '').slice(1).split('L').map((point) => point.split(' ').map(Number) as Point);
const chain = (layer: Layer, points: Point[], thickness: number, closed: boolean): void => {
  points.forEach(([x, y], n) => {
    const next = points[n + 1] ?? (closed ? points[0] : undefined);
    if (next) stroke(layer, [x, y, ...next], thickness);
  });
};

/** The same figures as on the page (web/src/lib/components/Seal.svelte, Band.svelte), larger. */
const drawSeal = (layer: Layer, digest: string): void => {
  const scale = seal.size / 2000;
  const place = ([x, y]: Point, degrees: number): Point => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [seal.left + seal.size / 2 + (x * cos - y * sin) * scale, seal.top + seal.size / 2 + (x * sin + y * cos) * scale];
  };
  for (const { path, angles } of rosette(digest, true).rings) for (const angle of angles) chain(layer, pathPoints(path).map((point) => place(point, angle)), 1.1, true);
  chain(layer, Array.from({ length: 180 }, (_, n) => place([985, 0], n * 2)), 1.4, true);
};
const drawBand = (layer: Layer, digest: string): void => {
  for (const strand of strands(digest)) chain(layer, pathPoints(strand).map(([x, y]): Point => [(x / 1200) * width, band.top + (y / 40) * band.high]), 1, false);
};

type Line = { text: string; weight: Weight; size: number; y: number };
const write = (layer: Layer, { text, weight, size, y }: Line): void => fill(layer, outlineOf(text, { weight, size, x: margin, y }));

/** The title as large as it fits, or cut after its last line at the smallest size. */
const titleLines = (text: string): Line[] => {
  const tried = title.sizes.map((size) => ({ size, ...linesOf(text, { weight: 'bold', size, width: title.width, most: title.most }) }));
  const { size, lines } = tried.find(({ whole, lines: { length } }) => whole && length <= 3) ?? tried.find(({ whole }) => whole) ?? tried.at(-1)!;
  return lines.map((line, n) => ({ text: line, weight: 'bold', size, y: title.top + size * 0.72 + n * size * 1.12 }));
};
const oneLine = (text: string, line: Omit<Line, 'text'>, most: number): Line => ({ ...line, text: widthOf(text, line.weight, line.size) <= most ? text : linesOf(text, { ...line, width: most, most: 1 }).lines[0]! });

/** A PNG of 1200 by 630: what it is, whose, and until when. What the font cannot write is left out, and the seal stands for it. */
export const drawPicture = ({ title: name, by, line, site, digest }: PictureFacts): Uint8Array => {
  const [inks, softs, accents] = [newLayer(width, height), newLayer(width, height), newLayer(width, height)];
  drawBand(accents, digest);
  drawSeal(accents, digest);
  const [known, whose, when, where] = [writable(name), writable(by), writable(line), writable(site)];
  if (whose) write(softs, oneLine(whose, { weight: 'regular', size: 30, y: 140 }, title.width));
  if (known) for (const one of titleLines(known)) write(inks, one);
  stroke(inks, [margin, 500, width - margin, 500], 3);
  if (when) write(inks, oneLine(when, { weight: 'bold', size: 36, y: 552 }, width - 2 * margin));
  if (where) write(softs, oneLine(where, { weight: 'regular', size: 26, y: 594 }, width - 2 * margin));
  const { pixels, colors } = composed([{ layer: accents, color: accent! }, { layer: softs, color: soft! }, { layer: inks, color: ink! }]);
  return palettePng({ width, height, pixels, colors }, (bytes) => new Uint8Array(deflateSync(bytes, { level: 9 })));
};
