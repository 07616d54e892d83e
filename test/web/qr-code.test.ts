import * as jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { qrCode } from '../../web/src/lib/server/qr-code.ts';

/** The package was written before modules. */
const readPicture = (jsqr.default as unknown as { default?: typeof jsqr.default }).default ?? jsqr.default;

/** As a camera sees it: some pixels a module, dark on white. */
const pictureOf = ({ side, path }: { side: number; path: string }, scale = 4) => {
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < scale; dx += 1) pixels.fill(0, ((Number(y) * scale + dy) * side * scale + Number(x) * scale + dx) * 4, ((Number(y) * scale + dy) * side * scale + Number(x) * scale + dx) * 4 + 3);
    }
  }
  return { pixels, side: side * scale };
};
const read = (code: { side: number; path: string }): string | undefined => {
  const { pixels, side } = pictureOf(code);
  return readPicture(pixels, side, side)?.data;
};

test.each(['http://localhost:4321/record/leaf/0', 'https://challenges.example.gov/record/leaf/123456789', `https://example.gov/${'long/'.repeat(60)}`])('another program reads %s out of what is drawn', (address) => {
  expect(read(qrCode(address))).toBe(address);
});

test('four white modules stand around it, as readers need them', () => {
  const { side, path } = qrCode('https://example.gov/record/leaf/7');
  const at = [...path.matchAll(/M(\d+) (\d+)h/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect([Math.min(...at), Math.max(...at)]).toEqual([4, side - 5]);
});
