import { readFileSync, statSync } from 'node:fs';
import { sha256 } from '../../adapters/system/sha256.ts';
import { recomputeFile, refuseSize } from '../../domain/judging/bundle/recompute-file.ts';
import { lineOf, type ToldOutcome } from '../../domain/judging/bundle/recompute-words.ts';
import { readOptions } from '../read-options.ts';
import { told } from '../told.ts';

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
  'Not checked, because no file can show it:', ...notChecked.map((line) => `  ${line}`),
];

/** Computes a published result again, from the file alone: no network, no data folder. */
export const recompute = async (args: string[]): Promise<void> => {
  const { words: [file = ''] } = readOptions(args, {}, ['file']);
  const outcome = recomputeFile(file, readBytes(file), sha256);
  if (outcome.kind === 'refused') throw told(outcome.sentence);
  const text = linesOf(outcome).join('\n');
  if (!outcome.holds) throw told(text);
  console.log(text);
};
