import { paragraphs } from '../domain/words/one-line.ts';

const mostLines = 60;

/** What a person writes in plain words, a few paragraphs long at most. */
export const saidIn = ({ least = 2, most, lines = mostLines }: { least?: number; most: number; lines?: number }) =>
  paragraphs().overwrite((text) => text.replaceAll('\r\n', '\n').replace(/\n{3,}/g, '\n\n')).min(least, `Write at least ${least} characters.`).max(most, `Use at most ${most.toLocaleString('en-US')} characters.`)
    .refine((text) => text.split('\n').length <= lines, `Use at most ${lines} lines.`);
