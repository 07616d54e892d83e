import { atLightness, contrast, lightnessOf, mixed, nearestDarker } from './color.ts';

/** Without zod: pages say the same while somebody types. The grounds that words and figures stand on are the site's own (register/ground.css). */
export const grounds = { paper: '#ffffff', wash: '#f2f6f3' } as const;
export const siteColors = { accent: '#0a5a48', seal: '#0a5a48' } as const;
const onAccent = '#ffffff';
/** WCAG 2.2, 1.4.3 and 1.4.11. */
const least = { words: 4.5, figures: 3 } as const;

const lowest = (color: string): number => Math.min(...Object.values(grounds).map((ground) => contrast(color, ground)));
const down = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

export type Fault = { ratio: number; nearest: string; words: string };
const faultOf = (color: string, needed: number, what: string, where: string): Fault | undefined => {
  const ratio = lowest(color);
  if (ratio >= needed) return undefined;
  const nearest = nearestDarker(color, (shade) => lowest(shade) >= needed);
  return { ratio, nearest, words: `On ${where} this color has a contrast of ${down(ratio)} to 1, and ${what} need ${needed} to 1. The nearest color that passes is ${nearest}.` };
};

/** Links and the words of buttons: they are read on white, on the light ground of the site, and in white on the color itself. */
export const accentFault = (accent: string): Fault | undefined => faultOf(accent, least.words, 'words', 'the light ground of the pages');
/** The seal and the band are drawn, and say nothing in words. */
export const sealFault = (seal: string): Fault | undefined => faultOf(seal, least.figures, 'drawings', 'the light ground of the pages');
export const ratioWords = (color: string): string => `${down(lowest(color))} to 1`;

/** What a stylesheet says of an accent that passes: what is on it, what it is while it is pressed, and the palest ground it is still read on. */
export const shadesOf = (accent: string): { ink: string; deep: string; wash: string } => {
  const light = lightnessOf(accent);
  const deep = atLightness(accent, light > 0.3 ? light * 0.72 : light + 0.14);
  const wash = [0.12, 0.1, 0.08, 0.06, 0.04, 0.02].map((part) => mixed(accent, part)).find((ground) => contrast(accent, ground) >= least.words) ?? grounds.paper;
  return { ink: onAccent, deep: contrast(deep, onAccent) >= least.words && contrast(deep, grounds.wash) >= least.words ? deep : accent, wash };
};

type Colors = { accent: string; seal: string };
const declared = ({ accent, seal }: Colors): string => {
  const { ink, deep, wash } = shadesOf(accent);
  return `--accent:${accent};--accent-ink:${ink};--accent-deep:${deep};--accent-wash:${wash};--seal:${seal}`;
};
/** For public pages, which are light whatever the reader prefers. */
export const themeCss = (colors: Colors): string => `:root{${declared(colors)}}\n`;
/** For a look at it on a page that may be dark: all that a public page has around it too. */
export const previewCss = (colors: Colors): string =>
  `.theme-preview{color-scheme:light;--ink:#12211d;--ink-2:#43524d;--line:#c3cec8;--paper:${grounds.paper};--wash:${grounds.wash};--blue:#174ea6;${declared(colors)}}\n`;
