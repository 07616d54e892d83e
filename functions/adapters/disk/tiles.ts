import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sameBytes } from '../../domain/record/tree/hashing.ts';
import { checkpointPath, parseTilePath } from '../../domain/record/tree/tile.ts';
import type { Tiles } from '../../ports/tiles.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};
const markOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The log as files, each written beside and then put in place whole. One process has the folder: its replacements of the signed head stand in line. */
export const diskTiles = (folder: string): Tiles => {
  const pathOf = (path: string): string => {
    parseTilePath(path);
    return join(folder, path);
  };
  const head = join(folder, checkpointPath);
  const beside = async (file: string, bytes: Uint8Array | string): Promise<string> => {
    const part = `${file}.${randomUUID()}.part`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(part, bytes, { flush: true });
    return part;
  };
  const readHead = async () => {
    const bytes = await readFile(head).catch(missing);
    return bytes && { note: bytes.toString('utf8'), mark: markOf(bytes) };
  };
  const replace = async (note: string, mark: string | undefined): Promise<boolean> => {
    if ((await readHead())?.mark !== mark) return false;
    await rename(await beside(head, note), head);
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
      const part = await beside(file, bytes);
      try {
        await link(part, file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (!sameBytes(await readFile(file), bytes)) throw new Error(`Other bytes stand at ${path}, and a tile is never replaced.`, { cause: error });
      } finally {
        await rm(part, { force: true });
      }
    },
    checkpoint: readHead,
    publish(note, mark) {
      const done = line.then(() => replace(note, mark));
      line = done.catch(() => undefined);
      return done;
    },
  };
};
