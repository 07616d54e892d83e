import { canonical } from '../../words/canonical.ts';
import type { Bundle } from './bundle-form.ts';

/** What the agency gives to its auditors: the whole bundle, and the salt of the hash that was published of it. */
export const fullFormat = 'laurel-judging-full/1';
export type FullFile = { bundle: Bundle; salt: string };

const before = '{"bundle":';
const after = (salt: string): string => `,"format":"${fullFormat}","salt":"${salt}"}\n`;

export const fullText = ({ bundle, salt }: FullFile): string => `${before}${canonical(bundle)}${after(salt)}`;

/** The text of the bundle within, byte for byte, and the salt; undefined where the text around it is not as it was made. */
export const openFullText = (text: string): { text: string; salt: string } | undefined => {
  const salt = /,"format":"laurel-judging-full\/1","salt":"([0-9a-f]{64})"\}\n$/.exec(text.slice(-200))?.[1];
  if (!salt || !text.startsWith(before)) return undefined;
  return { text: `${text.slice(before.length, -after(salt).length)}\n`, salt };
};
