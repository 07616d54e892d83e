import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Sha256 } from '../../domain/words/canonical.ts';
import type { SeenHead, Witnessed } from '../../ports/witnessed.ts';
import { placeInstead } from './whole-file.ts';

const Stored = z.strictObject({ origin: z.string(), size: z.number(), root: z.string(), note: z.string() });

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};

/** The heads of other logs in a folder, a file of each. One process has it: replacements stand in line. */
export const diskWitnessed = (folder: string, sha256: Sha256): Witnessed => {
  const fileOf = (origin: string): string => join(folder, `${sha256(origin)}.json`);
  const seen = async (origin: string): Promise<SeenHead | undefined> => {
    const text = await readFile(fileOf(origin), 'utf8').catch(missing);
    if (text === undefined) return undefined;
    const { size, root, note } = Stored.parse(JSON.parse(text));
    return { size, root, note };
  };
  const replace = async (origin: string, before: SeenHead | undefined, next: SeenHead): Promise<boolean> => {
    if ((await seen(origin))?.note !== before?.note) return false;
    await placeInstead(`${folder}-parts`, fileOf(origin), `${JSON.stringify({ origin, ...next })}\n`);
    return true;
  };
  let line: Promise<unknown> = Promise.resolve();
  return {
    seen,
    advance(origin, before, next) {
      const done = line.then(async () => replace(origin, before, next));
      line = done.catch(() => undefined);
      return done;
    },
  };
};
