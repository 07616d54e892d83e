import { readFileSync } from 'node:fs';
import { sha256 } from '../../adapters/system/sha256.ts';
import { engineVersion } from '../../domain/judging/bundle/bundle-form.ts';
import { recomputeBundle, type Mismatch } from '../../domain/judging/bundle/recompute-bundle.ts';
import { checkSealed, SealedBundle } from '../../domain/judging/bundle/sealed-bundle.ts';
import { readOptions } from '../read-options.ts';
import { told } from '../told.ts';

const say = (line: string) => console.log(line);

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw told(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). Check the name.`);
  }
};

const sealedIn = (text: string): SealedBundle | undefined => {
  try {
    return SealedBundle.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const sentenceOf = ({ where, why, told: said, found }: Mismatch): string =>
  `${where === '' ? 'the text' : where}: ${why}${said === undefined && found === undefined ? '' : ` The file says ${said ?? 'nothing'}; computed: ${found ?? 'nothing'}.`}`;

const refuse = (file: string, mismatches: Mismatch[]): never => {
  throw told([`${file} does not hold.`, ...mismatches.map((one) => `  ${sentenceOf(one)}`)].join('\n'));
};

/** Computes a published result again, from the file alone: no network, no data folder. */
export const recompute = async (args: string[]): Promise<void> => {
  const { words: [file = ''] } = readOptions(args, {}, ['file']);
  const text = readText(file);
  const sealed = sealedIn(text);
  if (sealed) {
    const mismatches = checkSealed(sealed, sha256);
    if (mismatches.length > 0) refuse(file, mismatches);
    say(`${file} is the sealed result of a panel of ${sealed.judges}: with so few judges, who gave which mark could be guessed, so marks and assignment are not in it.`);
    say(`What can be checked holds: the seed follows from what was committed to before the draw. The whole file has the hash ${sealed.full}, and auditors can be given it.`);
    return;
  }
  const { holds, mismatches } = recomputeBundle(text, sha256);
  if (!holds) refuse(file, mismatches);
  const { inputs, assignment, scores, results, digest } = JSON.parse(text) as { inputs: { entries: unknown[] }; assignment: { final: unknown[] }; scores: unknown[]; results: { method: string }; digest: string };
  say(`${file} holds, computed again with ${engineVersion}:`);
  say('  the seed follows from the commitment, the inputs and the secret;');
  say(`  all ${assignment.final.length} assignments of ${inputs.entries.length} entries are the same, pair for pair, with the same prices;`);
  say(`  from the ${scores.length} scores follow the same ${results.method === 'adjusted' ? 'adjusted' : 'plain'} results, to one millionth;`);
  say(`  the digest is ${digest}.`);
};
