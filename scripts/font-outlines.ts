import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * `node scripts/font-outlines.ts` after another version of the font: its outlines as data, for pictures that are drawn on the server
 * (functions/adapters/picture). Only letters of Latin alphabets and the marks around them; kerning between letters of English alone.
 */
type Command = { type: 'M' | 'L' | 'Q' | 'C' | 'Z' } & Partial<Record<'x' | 'y' | 'x1' | 'y1' | 'x2' | 'y2', number>>;
type Glyph = { index: number; advanceWidth: number; path: { commands: Command[] } };
type Font = { unitsPerEm: number; charToGlyph(character: string): Glyph; getKerningValue(left: Glyph, right: Glyph): number };

// the package has no types: what is used of it is named above
const opentype = createRequire(import.meta.url)('opentype.js') as { parse(bytes: ArrayBuffer): Font };
const folder = 'node_modules/@fontsource/public-sans/files';
const opened = (subset: string, weight: number): Font => {
  const bytes = readFileSync(`${folder}/public-sans-${subset}-${weight}-normal.woff`);
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};
const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n));
const wanted = [...range(0x20, 0x7e), ...range(0xa1, 0x17f), ...'–—‘’“”„•…€™−×'];

/** In thousandths of the size, rounded: M, L, Q and C with what each takes, in the order of the path. */
const thousandths = (value: number, { unitsPerEm }: Font) => Math.round((value * 1000) / unitsPerEm);
const written = ({ commands }: Glyph['path'], font: Font): string => commands.map(({ type, ...to }) => `${type}${(['x1', 'y1', 'x2', 'y2', 'x', 'y'] as const).flatMap((name) => (to[name] === undefined ? [] : [thousandths(to[name], font)])).join(' ')}`).join('');

const weightOf = (weight: number) => {
  const fonts = ['latin', 'latin-ext'].map((subset) => opened(subset, weight));
  const glyphs: Record<string, [number, string]> = {};
  for (const character of wanted) {
    for (const font of fonts) {
      const glyph = font.charToGlyph(character);
      if (glyph.index > 0 && !glyphs[character]) glyphs[character] = [thousandths(glyph.advanceWidth, font), written(glyph.path, font)];
    }
  }
  const [latin] = fonts as [Font];
  const letters = [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...'.,’'];
  const kerning: Record<string, number> = {};
  for (const one of letters) for (const other of letters) {
    const by = latin.getKerningValue(latin.charToGlyph(one), latin.charToGlyph(other));
    if (by !== 0) kerning[one + other] = thousandths(by, latin);
  }
  return { glyphs, kerning };
};

const { version } = JSON.parse(readFileSync('node_modules/@fontsource/public-sans/package.json', 'utf8')) as { version: string };
const outlines = { font: `Public Sans, @fontsource/public-sans ${version}, SIL Open Font License 1.1`, regular: weightOf(400), bold: weightOf(800) };
writeFileSync('functions/adapters/picture/public-sans.json', `${JSON.stringify(outlines)}\n`);
console.log(`${Object.keys(outlines.bold.glyphs).length} characters, ${Object.keys(outlines.bold.kerning).length} pairs`);
