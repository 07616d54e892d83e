/** Colors as `#rrggbb`, and what WCAG 2.2 says of two of them. Without zod: pages compute the same while somebody types. */
type Three = [number, number, number];

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);
/** As people write them: with capitals, without the sign, or in three digits. */
export const readColor = (typed: string): string | undefined => {
  const text = typed.trim().toLowerCase().replace(/^#?/, '#');
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  const whole = short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : text;
  return isColor(whole) ? whole : undefined;
};

const channels = (color: string): Three => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255) as Three;
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const written = (rgb: Three): string => `#${rgb.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255).toString(16).padStart(2, '0')).join('')}`;

/** WCAG 2.2, relative luminance. */
const luminance = (color: string): number => {
  const [r, g, b] = channels(color).map(linear) as Three;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** From 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** So much of `color` in white. */
export const mixed = (color: string, part: number): string => written(channels(color).map((value) => value * part + (1 - part)) as Three);

// OKLab, by Björn Ottosson: steps of lightness that look even, and a hue that stays.
const toLab = (color: string): Three => {
  const [r, g, b] = channels(color).map(linear) as Three;
  const [l, m, s] = [0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b].map(Math.cbrt) as Three;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
};
const fromLab = ([light, a, b]: Three): Three => {
  const [l, m, s] = [light + 0.3963377774 * a + 0.2158037573 * b, light - 0.1055613458 * a - 0.0638541728 * b, light - 0.0894841775 * a - 1.291485548 * b].map((value) => value ** 3) as Three;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s].map(encoded) as Three;
};
const shows = (rgb: Three): boolean => rgb.every((value) => value > -0.0005 && value < 1.0005);

/** The same hue at another lightness, with as much of its color as a screen shows there. */
export const atLightness = (color: string, lightness: number): string => {
  const [, a, b] = toLab(color);
  for (let keep = 1; keep > 0; keep -= 0.02) {
    const rgb = fromLab([lightness, a * keep, b * keep]);
    if (shows(rgb)) return written(rgb);
  }
  return written(fromLab([lightness, 0, 0]));
};
export const lightnessOf = (color: string): number => toLab(color)[0];

/** The nearest darker shade of which `passes` holds; the color itself where it does. */
export const nearestDarker = (color: string, passes: (shade: string) => boolean): string => {
  if (passes(color)) return color;
  const steps = 200;
  const from = lightnessOf(color);
  for (let step = 1; step <= steps; step += 1) {
    const shade = atLightness(color, from * (1 - step / steps));
    if (passes(shade)) return shade;
  }
  return '#000000';
};
