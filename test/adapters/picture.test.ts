import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { composed, fill, newLayer, stroke } from '../../functions/adapters/picture/canvas.ts';
import { drawPicture } from '../../functions/adapters/picture/draw-picture.ts';
import { linesOf, outlineOf, widthOf, writable } from '../../functions/adapters/picture/font.ts';
import { chunksOf } from '../../functions/domain/credential/png.ts';
import { sitePicture, sitePicturePath } from '../support/site-picture.ts';

const facts = { title: 'Trusted permits', by: 'Department of records', line: 'Entries close Friday, January 15, 2027, 11:59 p.m. Eastern', site: 'Open Challenges', digest: 'ab'.repeat(32) };
/** The pixels, read back from the file. */
const readBack = (png: Uint8Array) => {
  const chunks = [...chunksOf(png)];
  const of = (type: string) => chunks.find((chunk) => chunk.type === type)!.data;
  const head = new DataView(of('IHDR').buffer, of('IHDR').byteOffset);
  const [width, height] = [head.getUint32(0), head.getUint32(4)];
  const rows = inflateSync(of('IDAT'));
  const at = (x: number, y: number) => {
    const color = rows[y * (width + 1) + 1 + x]!;
    return [...of('PLTE').subarray(color * 3, color * 3 + 3)].join();
  };
  const inked = (left: number, top: number, right: number, bottom: number) => {
    let count = 0;
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) if (at(x, y) !== '255,255,255') count += 1;
    return count;
  };
  return { width, height, inked, types: chunks.map(({ type }) => type) };
};

test('a square of a quarter pixel off the grid covers its edges in part, and what overlaps is not darker', () => {
  const layer = newLayer(4, 4);
  const square = (x: number, y: number, size: number): [number, number, number, number][] => [[x, y, x + size, y], [x + size, y, x + size, y + size], [x + size, y + size, x, y + size], [x, y + size, x, y]];
  fill(layer, square(0.75, 1, 2));
  expect(Array.from(layer.cover.slice(4, 8))).toEqual([0.25, 1, 0.75, 0]);
  fill(layer, square(0.75, 1, 2));
  expect(Array.from(layer.cover.slice(4, 8))).toEqual([0.25, 1, 0.75, 0]);
  expect([...layer.cover.slice(0, 4), ...layer.cover.slice(12)]).toEqual(Array(8).fill(0));
});

test('the area of a filled triangle is its area, and a stroke is as thick as it says', () => {
  const layer = newLayer(40, 40);
  fill(layer, [[3.3, 2.1, 35.7, 20.4], [35.7, 20.4, 8.9, 37.2], [8.9, 37.2, 3.3, 2.1]]);
  const area = Math.abs((35.7 - 3.3) * (37.2 - 2.1) - (8.9 - 3.3) * (20.4 - 2.1)) / 2;
  expect(layer.cover.reduce((sum, one) => sum + one, 0)).toBeCloseTo(area, 2);
  const line = newLayer(40, 40);
  stroke(line, [5, 20, 35, 20], 4);
  expect(line.cover.reduce((sum, one) => sum + one, 0) / 30).toBeCloseTo(4.4, 0);
});

test('layers share one palette of at most 256 colors, the last on top', () => {
  const [one, other] = [newLayer(2, 1), newLayer(2, 1)];
  one.cover.set([1, 1]);
  other.cover.set([0, 1]);
  const { pixels, colors } = composed([{ layer: one, color: [10, 90, 72] }, { layer: other, color: [18, 33, 29] }]);
  expect([...pixels].map((pixel) => colors[pixel]!.join())).toEqual(['10,90,72', '18,33,29']);
  expect(composed([1, 2, 3, 4].map(() => ({ layer: one, color: [0, 0, 0] as const }))).colors.length).toBeLessThanOrEqual(256);
});

test('a text is as wide as its letters and what stands between them; letters the font lacks lose their accents, other scripts are not written', () => {
  expect(widthOf('AV', 'bold', 100)).toBeLessThan(widthOf('A', 'bold', 100) + widthOf('V', 'bold', 100));
  expect(widthOf('Permits', 'bold', 40)).toBeCloseTo(widthOf('Permits', 'bold', 20) * 2, 6);
  expect(outlineOf('A', { weight: 'bold', size: 100, x: 10, y: 100 }).every(([x, y]) => x >= 10 && x <= 90 && y >= 20 && y <= 100)).toBe(true);
  expect(['Łódź’s 5 € – “é”', 'ḿ', 'Ελλάδα', '区块链', '🌊', ''].map(writable)).toEqual(['Łódź’s 5 € – “é”', 'm', undefined, undefined, undefined, '']);
});

test('words wrap at the width, and what is more ends in an ellipsis that fits', () => {
  const how = { weight: 'bold', size: 40, width: 400, most: 2 } as const;
  expect(linesOf('Trusted permits', how)).toEqual({ lines: ['Trusted permits'], whole: true });
  const { lines, whole } = linesOf('One two three four five six seven eight nine ten eleven twelve', how);
  expect([whole, lines.length, lines.at(-1)!.endsWith('…')]).toEqual([false, 2, true]);
  expect(linesOf('Supercalifragilisticexpialidociously', how).lines.every((line) => widthOf(line, 'bold', 40) <= 400)).toBe(true);
});

test('a picture is a PNG of 1200 by 630 with the title, the dates and the seal where they belong', () => {
  const { width, height, inked, types } = readBack(drawPicture(facts));
  expect([width, height, types]).toEqual([1200, 630, ['IHDR', 'PLTE', 'IDAT', 'IEND']]);
  const [title, dates, seal, margin] = [inked(72, 160, 780, 300), inked(72, 515, 1130, 560), inked(828, 112, 1128, 412), inked(0, 100, 60, 630)];
  expect(title).toBeGreaterThan(5000);
  expect(dates).toBeGreaterThan(3000);
  expect(seal).toBeGreaterThan(5000);
  expect(margin).toBe(0);
  const plain = readBack(drawPicture({ ...facts, title: '区块链', line: '' }));
  expect([plain.inked(72, 160, 780, 480), plain.inked(72, 515, 1130, 560)]).toEqual([0, 0]);
  expect(plain.inked(828, 112, 1128, 412)).toBe(seal);
});

test('the picture of the site is drawn as all others are: else run test/support/site-picture.ts', () => {
  const pixels = (png: Uint8Array) => inflateSync([...chunksOf(png)].find(({ type }) => type === 'IDAT')!.data);
  expect(pixels(readFileSync(sitePicturePath)).equals(pixels(sitePicture()))).toBe(true);
});

test('no title, however long or strange, breaks the drawing or leaves the picture', () => {
  for (const title of ['', ' ', 'x'.repeat(300), 'W '.repeat(150), 'ﬁ½ℕ', 'a\u200bb', '"<&>\'']) expect(readBack(drawPicture({ ...facts, title, by: title, line: title, site: title })).inked(1150, 100, 1200, 630), title.slice(0, 10)).toBe(0);
});
