import { readFileSync, statSync } from 'node:fs';
import { sha256 } from '../../adapters/system/sha256.ts';
import { lineOf } from '../../domain/judging/bundle/difference-words.ts';
import { recomputeBoth, recomputeFile, refuseSize } from '../../domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome } from '../../domain/judging/bundle/recompute-words.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';

const readBytes = (path: string): Uint8Array => {
  try {
    const refused = refuseSize(path, statSync(path).size);
    if (refused) throw told(refused.sentence);
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? told(`${path} cannot be read (${code}). Check the name.`) : error;
  }
};

const linesOf = ({ name, title, steps, more, notChecked }: ToldOutcome): string[] => [
  `${name}: ${title}`, '',
  ...steps.flatMap(({ name: part, state, sentence, differences }) => [`  ${state.padEnd(12)} ${part}: ${sentence}`, ...differences.map((one) => `    ${lineOf(one)}`)]),
  ...(more ? [`  ${more}`] : []), '',
  'Not checked:', ...notChecked.map((line) => `  ${line}`),
];

/** Computes a result again, from files alone: no network, no data folder. With `--full` also whether the full file is the one whose hash was published. Ends with 0 where everything comes out the same, 2 where not, and 1 where it cannot be read. */
export const recompute = async (args: string[]): Promise<void> => {
  const { values: { full }, words: [file = ''] } = readOptions(args, { full: { type: 'string' } }, ['file']);
  const named = (name: string) => ({ name, bytes: readBytes(name) });
  const found = full === undefined ? recomputeFile(file, readBytes(file), sha256) : recomputeBoth(named(file), named(full), sha256);
  if ('sentence' in found) throw told(found.sentence);
  const outcomes = Array.isArray(found) ? found : [found];
  const text = outcomes.map((outcome) => linesOf(outcome).join('\n')).join('\n\n');
  console.log(text);
  if (!outcomes.every(({ holds }) => holds)) process.exitCode = 2;
};
