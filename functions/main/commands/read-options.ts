import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import * as z from 'zod';
import { told } from './told.ts';

type Values<T extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>>['values'];

const see = 'See laurel --help.';

const sentenceOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? 'This option';
  if (message.includes('Unknown option')) return `There is no option ${option}.`;
  return message.includes('does not take') ? `${option} takes no value.` : `${option} needs a value.`;
};

/** The options and the words of a command, after which any number may follow a last one as `files...`; anything else is one sentence. */
export const readOptions = <T extends ParseArgsOptionsConfig>(args: string[], options: T, words: string[] = []): { values: Values<T>; words: string[] } => {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const needed = words.filter((word) => !word.endsWith('...'));
    if (positionals.length > needed.length && needed.length === words.length) throw told(`"${positionals[needed.length]}" is one word too many. ${see}`);
    if (positionals.length < needed.length) throw told(`Say which ${needed[positionals.length]}. ${see}`);
    return { values, words: positionals };
  } catch (error) {
    if (error instanceof Error && error.name === 'Told') throw error;
    throw told(`${sentenceOf(error)} ${see}`);
  }
};

export const readAddress = (text: string, missing: string): string => {
  const email = text.trim();
  if (email === '') throw told(missing);
  if (!z.email().safeParse(email).success) throw told(`"${email}" is not an email address.`);
  return email;
};

export const readPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw told(`"${text}" is not a port. Give a number from 1 to 65535 with --port.`);
  return port;
};
