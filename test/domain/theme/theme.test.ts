import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLightness, contrast, lightnessOf, readColor } from '../../../functions/domain/theme/color.ts';
import { pictureIn } from '../../../functions/domain/theme/logo.ts';
import { accentFault, grounds, previewCss, sealFault, shadesOf, siteColors, themeCss } from '../../../functions/domain/theme/theme-checks.ts';
import { readLogo, refuseUnreadable } from '../../../functions/domain/theme/theme.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

test('contrast is what WCAG prints for known pairs', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  // the two grays on either side of 4.5 that WebAIM names
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#0a5a48', '#ffffff')).toBeCloseTo(contrast('#ffffff', '#0a5a48'), 10);
});

test('a color is read as people write it, and nothing else is one', () => {
  expect(['#0A5A48', '0a5a48', ' #abc ', 'FFF'].map(readColor)).toEqual(['#0a5a48', '#0a5a48', '#aabbcc', '#ffffff']);
  for (const typed of ['', 'green', '#12345', '#1234567', '#0a5a4g', 'url(x)', '#fff;}', 'rgb(0,0,0)']) expect(readColor(typed), typed).toBeUndefined();
});

test('what the site itself wears passes; a pale color is refused with its contrast in words and a shade that passes', () => {
  expect([accentFault(siteColors.accent), sealFault(siteColors.seal)]).toEqual([undefined, undefined]);
  const fault = accentFault('#7fb2d6')!;
  expect(fault.words).toBe(`On the light ground of the pages this color has a contrast of 2.0 to 1, and words need 4.5 to 1. The nearest color that passes is ${fault.nearest}.`);
  expect(accentFault(fault.nearest)).toBeUndefined();
  expect(sealFault('#7fb2d6')!.words).toContain('drawings need 3 to 1');
  expect(() => refuseUnreadable({ accent: '#ffff00', seal: '#ffffff' })).toThrow(/words need 4.5 to 1.*drawings need 3 to 1/s);
  expect(() => refuseUnreadable(siteColors)).not.toThrow();
});

test('of any color the shade that is offered passes, keeps its hue, and is the nearest', () => {
  fc.assert(fc.property(color, (wanted) => {
    const fault = accentFault(wanted);
    if (!fault) return;
    expect(accentFault(fault.nearest)).toBeUndefined();
    expect(lightnessOf(fault.nearest)).toBeLessThanOrEqual(lightnessOf(wanted) + 0.001);
    // one step of a hundredth lighter would not do
    expect(accentFault(atLightness(wanted, lightnessOf(fault.nearest) + 0.012))).toBeDefined();
  }));
});

test('every color that passes is read wherever the stylesheet puts it', () => {
  fc.assert(fc.property(color, (accent) => {
    if (accentFault(accent)) return;
    const { ink, deep, wash } = shadesOf(accent);
    for (const ground of [grounds.paper, grounds.wash, wash]) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [accent, deep]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(deep, grounds.wash)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#12211d', wash)).toBeGreaterThanOrEqual(7);
  }));
});

test('a stylesheet sets its five values and nothing else', () => {
  expect(themeCss({ accent: '#5b2a86', seal: '#8a4b08' })).toMatch(/^:root\{--accent:#5b2a86;--accent-ink:#ffffff;--accent-deep:#[0-9a-f]{6};--accent-wash:#[0-9a-f]{6};--seal:#8a4b08\}\n$/);
  expect(previewCss({ accent: '#5b2a86', seal: '#8a4b08' })).toMatch(/^\.theme-preview\{.*--seal:#8a4b08\}\n$/);
});

const png = (width: number, height: number, size = 64) => {
  const bytes = Buffer.alloc(size);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x30, 0x00, 0xf0, 0x01, 0x01, 0x11, 0x00]);

test('a logo is a PNG or a JPEG of a size that fits, by its own bytes', () => {
  expect(pictureIn(png(240, 48))).toEqual({ type: 'image/png', width: 240, height: 48 });
  expect(pictureIn(jpeg)).toEqual({ type: 'image/jpeg', width: 240, height: 48 });
  expect(readLogo(jpeg.toString('base64'))).toMatchObject({ type: 'image/jpeg', width: 240, height: 48 });
  for (const other of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('GIF89a'), Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x00, 0xff, 0xe0, 0x00, 0x00])]) expect(pictureIn(other), String(other)).toBeUndefined();
  expect(() => readLogo(Buffer.from('<svg/>').toString('base64'))).toThrow('Choose a PNG or a JPEG picture.');
  expect(() => readLogo(png(240, 48, 40_001).toString('base64'))).toThrow('This file has 41 KB. Choose one of at most 40 KB');
  expect(() => readLogo(png(20, 48).toString('base64'))).toThrow('This picture is 20 by 48 pixels. Choose one of 32 to 2000 on each side.');
});
