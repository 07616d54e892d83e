import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameBytes } from '../../domain/record/tree/hashing.ts';
import { attachedPath, checkpointPath, parseTilePath } from '../../domain/record/tree/tile.ts';
import type { Tiles } from '../../ports/tiles.ts';
import { placeInstead, placeOnce } from './whole-file.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};
const markOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The log as files, and nothing else in its folder. One process has it: its replacements of the signed head stand in line. */
export const diskTiles = (folder: string): Tiles => {
  const parts = `${folder}-parts`;
  const head = join(folder, checkpointPath);
  const pathOf = (path: string): string => {
    parseTilePath(path);
    return join(folder, path);
  };
  const readHead = async () => {
    const bytes = await readFile(head).catch(missing);
    return bytes && { note: bytes.toString('utf8'), mark: markOf(bytes) };
  };
  const replace = async (note: string, mark: string | undefined): Promise<boolean> => {
    if ((await readHead())?.mark !== mark) return false;
    await placeInstead(parts, head, note);
    return true;
  };
  let line: Promise<unknown> = Promise.resolve();
  return {
    read: async (path) => {
      const bytes = await readFile(pathOf(path)).catch(missing);
      return bytes && new Uint8Array(bytes);
    },
    async write(path, bytes) {
      const file = pathOf(path);
      if (await placeOnce(parts, file, bytes)) return;
      if (!sameBytes(await readFile(file), bytes)) throw new Error(`Other bytes stand at ${path}, and a tile is never replaced.`);
    },
    async attach(hash, bytes) {
      await placeOnce(parts, join(folder, attachedPath(hash)), bytes);
      return attachedPath(hash);
    },
    describe: (name, text) => placeInstead(parts, join(folder, name), text),
    policy: async () => (await readFile(join(folder, 'policy')).catch(missing))?.toString('utf8'),
    checkpoint: readHead,
    publish(note, mark) {
      const done = line.then(() => replace(note, mark));
      line = done.catch(() => undefined);
      return done;
    },
  };
};
