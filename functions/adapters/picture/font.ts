import outlines from './public-sans.json' with { type: 'json' };

/** A line of an outline, in pixels: from one point to the next. */
export type Segment = [x1: number, y1: number, x2: number, y2: number];
export type Weight = 'regular' | 'bold';
type Glyph = [advance: number, path: string];

const glyphOf = (weight: Weight, character: string): Glyph | undefined => (outlines[weight].glyphs as Record<string, unknown>)[character] as Glyph | undefined;

/** What the font can write of a text: accents it has no letter for are left off. Undefined where a letter is of another script. */
export const writable = (text: string): string | undefined => {
  let known = '';
  for (const character of text.normalize('NFC')) {
    const plain = glyphOf('bold', character) ? character : [...character.normalize('NFKD')].filter((one) => !/\p{M}/u.test(one)).join('');
    if (plain === '' || [...plain].some((one) => !glyphOf('bold', one))) return undefined;
    known += plain;
  }
  return known;
};

const stepsOf = (text: string, weight: Weight): { character: string; before: number }[] => {
  const kerning = outlines[weight].kerning as Record<string, number>;
  const characters = [...text];
  return characters.map((character, n) => ({ character, before: kerning[(characters[n - 1] ?? '') + character] ?? 0 }));
};
/** How wide a writable text is, in pixels. */
export const widthOf = (text: string, weight: Weight, size: number): number =>
  stepsOf(text, weight).reduce((sum, { character, before }) => sum + before + glyphOf(weight, character)![0], 0) * (size / 1000);

const curveSteps = 8;
type Point = [number, number];
const along = ([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point, t: number): Point => [(1 - t) ** 2 * x0 + 2 * (1 - t) * t * x1 + t ** 2 * x2, (1 - t) ** 2 * y0 + 2 * (1 - t) * t * y1 + t ** 2 * y2];

/** An outline in straight pieces, in thousandths; y grows upward. Of this font every curve is quadratic. */
const pointsOf = (path: string): Point[][] => {
  const contours: Point[][] = [];
  for (const [, kind, given = ''] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = given.split(' ').map(Number);
    if (kind === 'M') contours.push([[a, b]]);
    if (kind === 'L') contours.at(-1)!.push([a, b]);
    if (kind !== 'Q') continue;
    const from = contours.at(-1)!.at(-1)!;
    for (let step = 1; step <= curveSteps; step += 1) contours.at(-1)!.push(along(from, [a, b], [c, d], step / curveSteps));
  }
  return contours;
};

/** The outlines of a writable text whose baseline begins at x, y. */
export const outlineOf = (text: string, { weight, size, x, y }: { weight: Weight; size: number; x: number; y: number }): Segment[] => {
  const scale = size / 1000;
  const segments: Segment[] = [];
  let pen = x;
  for (const { character, before } of stepsOf(text, weight)) {
    const [advance, path] = glyphOf(weight, character)!;
    const left = (pen += before * scale);
    for (const contour of pointsOf(path)) {
      contour.forEach(([fromX, fromY], n) => {
        const [toX, toY] = contour[(n + 1) % contour.length]!;
        segments.push([left + fromX * scale, y - fromY * scale, left + toX * scale, y - toY * scale]);
      });
    }
    pen += advance * scale;
  }
  return segments;
};

const ellipsis = '…';
const cut = (line: string, fits: (text: string) => boolean): string => {
  let kept = line;
  while (kept !== '' && !fits(kept + ellipsis)) kept = kept.slice(0, -1);
  return kept.trimEnd() + ellipsis;
};

/** Words in lines of at most so many pixels; what is more than fits ends in an ellipsis. */
export const linesOf = (text: string, { weight, size, width, most }: { weight: Weight; size: number; width: number; most: number }): { lines: string[]; whole: boolean } => {
  const fits = (line: string) => widthOf(line, weight, size) <= width;
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const whole = lines.length <= most && lines.every(fits);
  if (whole) return { lines, whole };
  const shown = lines.slice(0, most);
  return { lines: shown.map((line, n) => (n === shown.length - 1 && lines.length > most ? cut(`${line} ${lines[most] ?? ''}`, fits) : fits(line) ? line : cut(line, fits))), whole };
};
