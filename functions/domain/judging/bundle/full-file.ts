import { canonical } from '../../words/canonical.ts';
import type { Bundle } from './bundle-form.ts';

/** What the agency gives to its auditors, and to everybody where the rules promised an open draw: the whole bundle, and the salt of the hash that was published of it. */
export const fullFormats = ['laurel-judging-full/1', 'laurel-judging-full/2'] as const;
type FullFormat = (typeof fullFormats)[number];
export type FullFile = { bundle: Bundle; salt: string };

const before = '{"bundle":';
const after = (format: FullFormat, salt: string): string => `,"format":"${format}","salt":"${salt}"}\n`;
/** The second form holds a demo day. */
const formatOf = ({ demoDay }: Bundle): FullFormat => (demoDay ? 'laurel-judging-full/2' : 'laurel-judging-full/1');

export const fullText = ({ bundle, salt }: FullFile): string => `${before}${canonical(bundle)}${after(formatOf(bundle), salt)}`;

/** The text of the bundle within, byte for byte, and the salt; undefined where the text around it is not as it was made. */
export const openFullText = (text: string): { text: string; salt: string } | undefined => {
  const [end, salt] = /,"format":"laurel-judging-full\/[12]","salt":"([0-9a-f]{64})"\}\n$/.exec(text.slice(-200)) ?? [];
  if (!end || !salt || !text.startsWith(before)) return undefined;
  return { text: `${text.slice(before.length, -end.length)}\n`, salt };
};
