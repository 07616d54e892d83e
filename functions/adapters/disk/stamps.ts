import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stampListPath } from '../../domain/record/stamp/stamp-list.ts';
import type { Stamps } from '../../ports/stamps.ts';
import { placeInstead, placeOnce } from './whole-file.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};

/** Timestamps as files beside the log. One process has them: its replacements of the list stand in line. */
export const diskStamps = (folder: string): Stamps => {
  const parts = `${folder}-parts`;
  const file = join(folder, stampListPath);
  const read = async (path: string) => {
    const bytes = await readFile(join(folder, path)).catch(missing);
    return bytes && new Uint8Array(bytes);
  };
  const list = async () => {
    const bytes = await read(stampListPath);
    return bytes && { text: new TextDecoder().decode(bytes), mark: createHash('sha256').update(bytes).digest('hex') };
  };
  const replace = async (text: string, mark: string | undefined): Promise<boolean> => {
    if ((await list())?.mark !== mark) return false;
    await placeInstead(parts, file, text);
    return true;
  };
  let line: Promise<unknown> = Promise.resolve();
  return {
    read,
    keep: async (path, bytes) => ((await placeOnce(parts, join(folder, path), bytes)) ? bytes : (await read(path))!),
    list,
    publish(text, mark) {
      const done = line.then(() => replace(text, mark));
      line = done.catch(() => undefined);
      return done;
    },
  };
};
