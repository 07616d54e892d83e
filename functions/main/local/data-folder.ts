import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { told } from '../commands/told.ts';

/** What a data folder holds. The last two say who has it open. */
export const inFolder = (data: string) => ({
  store: join(data, 'store.db'), files: join(data, 'files'), outbox: join(data, 'outbox'), secret: join(data, 'secret'),
  program: join(data, 'program.json'), engine: join(data, 'engine.json'),
});
const ours = ['store.db', 'secret', 'program.json', 'engine.json', 'files', 'outbox', 'record'];

export type Running = { pid: number; port: number };

/** A note cut off by a power failure is no note. */
export const readRunning = (path: string): Running | undefined => {
  try {
    const { pid, port } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Running>;
    return Number.isInteger(pid) && pid! > 0 ? { pid: pid!, port: Number(port ?? 0) } : undefined;
  } catch {
    return undefined;
  }
};

/** Does that process still run, and is it ours? Another program may have got the number meanwhile. */
export const runsAs = (pid: number, part: string): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(part);
  } catch {
    return true;
  }
};

/** The demo is being played, or was cut off half-way: that is nobody's work yet, and it is played again from an empty folder. */
export const demoPlays = (data: string): boolean => existsSync(join(data, 'demo.begun')) && !existsSync(join(data, 'demo.done'));

/** The program that holds the folder now. */
export const holderOf = (data: string): Running | undefined => {
  const holder = readRunning(inFolder(data).program);
  return holder && holder.pid !== process.pid && runsAs(holder.pid, 'cli.ts') ? holder : undefined;
};

/** One folder after the other: asked for all at once, Node never comes back where none can be made, as under /proc. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { recursive: false });
};

const usable = (data: string): void => {
  try {
    makeFolder(data);
    const names = readdirSync(data);
    if (names.length > 0 && !names.some((name) => ours.includes(name))) throw told(`The folder ${data} holds other things. Give an empty or a new folder with --data.`);
  } catch (error) {
    if (error instanceof Error && error.name === 'Told') throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is not a folder' : code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? 'may not be written by you' : code === 'ENOENT' ? 'cannot be made' : `cannot be used (${code ?? String(error)})`;
    throw told(`${data} ${why}. Give another folder with --data.`);
  }
};

const note = (path: string): boolean => {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, port: 0 }), { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw told(`${path} may not be written (${code}). Give another folder with --data.`);
  }
};

/** One program a data folder. The engine of a program that was killed is ended here, by its recorded number. */
export const claimFolder = (data: string): (() => void) => {
  usable(data);
  const { program, engine } = inFolder(data);
  const taken = () => {
    const holder = holderOf(data);
    if (holder) throw told(`Another Laurel (process ${holder.pid}) uses the folder ${data}. Stop it, or give another folder with --data.`);
  };
  if (!note(program)) {
    taken();
    rmSync(program, { force: true });
    if (!note(program)) throw told(`Another Laurel has just begun to use the folder ${data}. Stop it, or give another folder with --data.`);
  }
  const orphan = readRunning(engine);
  if (orphan && runsAs(orphan.pid, 'dynoxide')) process.kill(orphan.pid, 'SIGKILL');
  return () => {
    rmSync(program, { force: true });
    rmSync(engine, { force: true });
  };
};

/** Empties a folder this program has claimed; its claim stays. */
export const emptyFolder = (data: string): void => {
  for (const name of readdirSync(data)) if (name !== basename(inFolder(data).program)) rmSync(join(data, name), { recursive: true, force: true });
};

export const damaged = (data: string) => told(`The data in ${data} cannot be opened: it is damaged or not Laurel's. Restore a backup with "laurel restore", or start over with --reset.`);

const missing = (data: string, what: string) => told(`The ${what} is missing in ${data}, where other data of Laurel's is. Restore a backup with "laurel restore", or start over with --reset.`);

/** A folder in which the program ran before holds its parts together: the store comes first, then the secret, then files and letters. */
const checkWhole = (data: string): boolean => {
  const { store, secret, files, outbox } = inFolder(data);
  const [stored, used] = [existsSync(store), [files, outbox, join(data, 'demo.done')].some((path) => existsSync(path))];
  if (!stored && (used || existsSync(secret))) throw missing(data, 'store (store.db)');
  if (used && !existsSync(secret)) throw missing(data, 'secret');
  return stored;
};

/** The engine would open a store with a damaged page and fail later, in front of somebody. */
export const checkStore = (data: string): void => {
  const path = inFolder(data).store;
  if (!checkWhole(data)) return;
  try {
    const database = new DatabaseSync(path);
    const [found] = database.prepare('PRAGMA quick_check(1)').all();
    database.close();
    if (found?.['quick_check'] !== 'ok') throw new Error(String(found?.['quick_check']));
  } catch {
    throw damaged(data);
  }
};
