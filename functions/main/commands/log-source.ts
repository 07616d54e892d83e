import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { checkpointPath, tilePath, tilesOf } from '../../domain/record/tree/tile.ts';
import { told } from './told.ts';

/** A log in a folder or at an address. `paths`: what is there, as far as anybody can know: an address tells only what it is asked for. */
export type LogSource = { name: string; read: (path: string) => Promise<Uint8Array | undefined>; paths: (size: number) => string[] };

/** Beside the tiles of a log, and no part of the tree. */
export const besidePaths = { policy: 'policy', key: 'vkey' } as const;

const inFolder = (folder: string): LogSource => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw told(`There is no folder ${folder}. Give the folder of a log, or its address with https:// before it.`);
  return {
    name: folder,
    read: async (path) => {
      try {
        return new Uint8Array(readFileSync(join(folder, path)));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') return undefined;
        throw code ? told(`${join(folder, path)} cannot be read (${code}).`) : error;
      }
    },
    paths: () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, sep).length).replaceAll(sep, '/')).toSorted(),
  };
};

const secondsToWait = 30;

/** No file of a log is larger: a full tile of entries holds 256 of at most 64 KB, and what was opened stands in files of some MB. */
const mostBytes = 64 * 1024 * 1024;

const bounded = async (reply: Response, url: string): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw told(`${url} sends more than ${mostBytes / 1024 / 1024} MB, which no file of a log has.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/** Asks this address alone: where it sends elsewhere, that is told and not followed. */
const atAddress = (address: string): LogSource => ({
  name: address,
  read: async (path) => {
    const url = `${address.replace(/\/$/, '')}/${path}`;
    const why = (error: unknown): string => (error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}` : String(error));
    try {
      const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(secondsToWait * 1000) });
      if (reply.ok) return await bounded(reply, url);
      await reply.body?.cancel();
      if (reply.status === 404) return undefined;
      throw told(reply.status >= 300 && reply.status < 400 ? `${url} sends elsewhere, to ${reply.headers.get('location') ?? 'nowhere'}. Give the address of the log itself.` : `${url} answered ${reply.status}.`);
    } catch (error) {
      if (error instanceof Error && error.name === 'Told') throw error;
      throw told(`${url} cannot be read (${why(error)}).`);
    }
  },
  paths: (size) => [checkpointPath, ...tilesOf(size).map(tilePath)],
});

export const openLog = (where: string): LogSource => (/^https?:\/\//.test(where) ? atAddress(where) : inFolder(where));

export const checkpointOf = async ({ name, read }: LogSource): Promise<Uint8Array> => {
  const note = await read(checkpointPath);
  if (!note) throw told(`There is no log at ${name}: it has no file named ${checkpointPath}.`);
  return note;
};
