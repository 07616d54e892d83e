import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { accentFault, sealFault } from './theme-checks.ts';
import { readColor } from './color.ts';
import { pictureIn } from './logo.ts';

const fix = 'Give a color such as #0a5a48: the sign and six digits or letters from a to f.';
export const Color = z.string().max(20).transform((typed, context) => {
  const color = readColor(typed);
  if (color) return color;
  context.addIssue({ code: 'custom', message: fix });
  return z.NEVER;
});

/** Small enough to stand in one item. */
export const mostLogoBytes = 40_000;
export const Logo = z.object({ type: z.enum(['image/png', 'image/jpeg']), data: z.string(), width: z.number().int(), height: z.number().int() });
export type Logo = z.infer<typeof Logo>;

/** How an agency looks on the public pages that are its own. A version never changes; 0 is the site's own look. */
export const Theme = z.object({
  agencyId: idOf('agency'),
  n: z.number().int(),
  accent: z.string(),
  seal: z.string(),
  logo: Logo.optional(),
  at: z.iso.datetime(),
  by: idOf('person'),
});
export type Theme = z.infer<typeof Theme>;

/** Which version an agency wears, and how many there are; of its logo that there is one, and its shape. */
export const Wears = z.object({ n: z.number().int(), latest: z.number().int(), logo: z.object({ width: z.number().int(), height: z.number().int() }).optional() });
export type Wears = z.infer<typeof Wears>;
export const wearing = (theme: Theme | undefined, latest: number): Wears => (theme ? { n: theme.n, latest, ...(theme.logo ? { logo: { width: theme.logo.width, height: theme.logo.height } } : {}) } : { n: 0, latest });

/** What people can read is kept, and nothing else. @throws Refusal that says how far off it is and what is near. */
export const refuseUnreadable = ({ accent, seal }: Pick<Theme, 'accent' | 'seal'>): void => {
  const faults = [['accent', accentFault(accent)] as const, ['seal', sealFault(seal)] as const].flatMap(([field, fault]) => (fault ? [{ field, message: fault.words }] : []));
  if (faults.length > 0) throw Refusal.invalid(faults);
};

const shapes = { least: 32, most: 2000 };
export const readLogo = (base64: string): Logo => {
  const wrong = (message: string) => new Refusal('invalid', message, 'logo');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (bytes.length > mostLogoBytes) throw wrong(`This file has ${Math.ceil(bytes.length / 1000)} KB. Choose one of at most ${mostLogoBytes / 1000} KB: a logo is shown 48 pixels high.`);
  const picture = pictureIn(bytes);
  if (!picture) throw wrong('Choose a PNG or a JPEG picture.');
  const { type, width, height } = picture;
  if (Math.min(width, height) < shapes.least || Math.max(width, height) > shapes.most) throw wrong(`This picture is ${width} by ${height} pixels. Choose one of ${shapes.least} to ${shapes.most} on each side.`);
  return { type, data: base64, width, height };
};
