import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { told } from './told.ts';

type Values<T extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>>['values'];

const nearest = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? 'an option';
  return message.includes('Unknown option') ? `There is no option ${option}.` : `${option} is not used like that.`;
};

/** The options and the words of a command; anything else is one sentence and its usage. */
export const readOptions = <T extends ParseArgsOptionsConfig>(args: string[], usage: string, options: T, words: string[] = []): { values: Values<T>; words: string[] } => {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length > words.length) throw told(`"${positionals[words.length]}" is one word too many.\n${usage}`);
    if (positionals.length < words.length) throw told(`Say which ${words[positionals.length]}.\n${usage}`);
    return { values, words: positionals };
  } catch (error) {
    if (error instanceof Error && error.name === 'Told') throw error;
    throw told(`${nearest(error)}\n${usage}`);
  }
};
