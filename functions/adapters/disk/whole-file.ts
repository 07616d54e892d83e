import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a folder lists is on the disk only once the folder itself is: a file that was put there could be gone after a power loss. */
const keepFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
};

/** Written whole in a folder of its own, so that nobody who lists the files meets a part of one. It must be on the same disk. */
const written = async (parts: string, bytes: Uint8Array | string, mode?: number): Promise<string> => {
  await mkdir(parts, { recursive: true });
  const part = join(parts, randomUUID());
  await writeFile(part, bytes, { flush: true, mode });
  return part;
};

/** Puts a file where none is. False: one is there, and stays. */
export const placeOnce = async (parts: string, file: string, bytes: Uint8Array | string, mode?: number): Promise<boolean> => {
  const part = await written(parts, bytes, mode);
  try {
    await mkdir(dirname(file), { recursive: true });
    await link(part, file);
    await keepFolder(dirname(file));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(part, { force: true });
  }
};

/** Puts a file in the place of another, or of none. */
export const placeInstead = async (parts: string, file: string, bytes: Uint8Array | string): Promise<void> => {
  const part = await written(parts, bytes);
  await mkdir(dirname(file), { recursive: true });
  await rename(part, file);
  await keepFolder(dirname(file));
};
