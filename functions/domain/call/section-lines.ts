import { isOneLine, oneLineWords } from '../words/one-line.ts';
import type { Fault } from '../refusal.ts';

/** What an organizer writes on one line, in whatever section and row it stands. */
const lines = new Set(['title', 'tagline', 'contactName', 'name']);

/** Only what is written is asked; a draft of before stays readable. */
export const brokenLines = (value: unknown, path: string[] = []): Fault[] => {
  if (typeof value === 'string') return lines.has(path.at(-1) ?? '') && !isOneLine(value) ? [{ field: path.join('.'), message: oneLineWords }] : [];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => brokenLines(inner, [...path, key])) : [];
};
