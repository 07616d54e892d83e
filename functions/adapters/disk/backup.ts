import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import * as tar from 'tar';
import * as z from 'zod';

/** Of a data folder: what is kept whole besides the store. Uploads under way and notes of who runs are no data. */
const kept = /^(secret|demo\.(begun|done)|(files|outbox)\/[A-Za-z0-9][A-Za-z0-9._-]{0,200}|record\/(log\.pem|log\/(checkpoint|policy|vkey|tile\/[a-z0-9./]{1,100})))$/;
const passing = /\.part$/;
const format = 1;

const Manifest = z.object({
  format: z.literal(format),
  madeAt: z.iso.datetime(),
  items: z.number().int().min(0),
  files: z.array(z.object({ path: z.string(), size: z.number().int().min(0), sha256: z.string() })),
});
type Manifest = z.infer<typeof Manifest>;
type Made = { items: number; files: number; bytes: number };

const broken = (sentence: string) => Object.assign(new Error(sentence), { name: 'BackupDamaged' });

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** Files are written once under their name, so a link to one is a copy of it. */
const keepFiles = async (data: string, beside: string): Promise<void> => {
  for (const name of (await namesIn(data)).filter((path) => kept.test(path) && !passing.test(path))) {
    const [from, to] = [join(data, name), join(beside, name)];
    if (existsSync(to)) continue;
    await mkdir(dirname(to), { recursive: true });
    await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') await copyFile(from, to);
    });
  }
};

/** One read transaction of the store, which other processes may go on writing. */
const snapshot = (from: string, to: string): number => {
  const source = new DatabaseSync(from);
  source.exec('PRAGMA busy_timeout = 10000');
  source.prepare('VACUUM INTO ?').run(to);
  source.close();
  return inspect(to);
};

/** How many items a store holds, once all of its pages are found whole. */
const inspect = (path: string): number => {
  const store = new DatabaseSync(path, { readOnly: true });
  try {
    const [found] = store.prepare('PRAGMA integrity_check(1)').all();
    if (found?.['integrity_check'] !== 'ok') throw new Error(String(found?.['integrity_check']));
    return Number(store.prepare('SELECT count(*) AS n FROM laurel').get()?.['n']);
  } catch {
    throw broken('its store is damaged.');
  } finally {
    store.close();
  }
};

const describe = async (folder: string, items: number, madeAt: string): Promise<Manifest> => {
  const files: Manifest['files'] = [];
  for (const path of (await namesIn(folder)).toSorted()) files.push({ path, size: (await stat(join(folder, path))).size, sha256: await digestOf(join(folder, path)) });
  return { format, madeAt, items, files };
};

const durable = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
};

/**
 * The data folder as it was at one moment, while others may write to it. Files come before and after the store's own moment:
 * whatever the store names was in the folder by then, and what is removed meanwhile was linked before.
 */
export const makeBackup = async (data: string, target: string, madeAt: string): Promise<Made> => {
  for (const left of (await readdir(data)).filter((name) => name.startsWith('backup-'))) await rm(join(data, left), { recursive: true, force: true });
  const beside = await mkdtemp(join(data, 'backup-'));
  try {
    await keepFiles(data, beside);
    const items = snapshot(join(data, 'store.db'), join(beside, 'store.db'));
    await keepFiles(data, beside);
    const manifest = await describe(beside, items, madeAt);
    await writeFile(join(beside, 'manifest.json'), JSON.stringify(manifest, undefined, 1));
    await mkdir(dirname(target), { recursive: true });
    const names = ['manifest.json', ...manifest.files.map(({ path }) => path)];
    await pipeline(tar.create({ cwd: beside, gzip: true, portable: true }, names), createWriteStream(`${target}.part`, { mode: 0o600 }));
    await durable(`${target}.part`);
    await rename(`${target}.part`, target);
    return { items, files: manifest.files.filter(({ path }) => path.startsWith('files/')).length, bytes: (await stat(target)).size };
  } finally {
    await rm(beside, { recursive: true, force: true });
    await rm(`${target}.part`, { force: true });
  }
};

const safePath = (path: string) => path === 'manifest.json' || path === 'store.db' || (kept.test(path) && !passing.test(path));

const unpack = (file: string, beside: string): void => {
  const strange: string[] = [];
  const filter = (path: string, entry: tar.ReadEntry | import('node:fs').Stats) => {
    const safe = 'type' in entry && entry.type === 'File' && safePath(path);
    if (!safe) strange.push(path);
    return safe;
  };
  try {
    // In one go: what fails asynchronously goes on writing for a while.
    tar.extract({ file, cwd: beside, sync: true, strict: true, preserveOwner: false, filter });
  } catch (error) {
    throw broken(`it is not a whole backup (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (strange.length > 0) throw broken(`it holds "${strange[0]!.slice(0, 80)}", which no backup does.`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readManifest = async (beside: string): Promise<Manifest> => {
  const text = await readFile(join(beside, 'manifest.json'), 'utf8').catch(() => '');
  if (text === '') throw broken('it is not a backup of Laurel.');
  const found = parsed(text) as { format?: unknown } | undefined;
  if (typeof found?.format === 'number' && found.format > format) throw broken('a newer Laurel made it. Update this one first.');
  const manifest = Manifest.safeParse(found);
  if (!manifest.success) throw broken('its list cannot be read.');
  return manifest.data;
};

/** Everything the manifest lists is there as it was, nothing else is, and the store's pages and items are all there. */
const check = async (beside: string): Promise<Manifest> => {
  const manifest = await readManifest(beside);
  const listed = new Set(['manifest.json', ...manifest.files.map(({ path }) => path)]);
  const extra = (await namesIn(beside)).find((path) => !listed.has(path));
  if (extra) throw broken(`it holds ${extra}, which its list does not name.`);
  for (const { path, sha256 } of manifest.files) {
    if (!existsSync(join(beside, path))) throw broken(`${path} is missing.`);
    if ((await digestOf(join(beside, path))) !== sha256) throw broken(`${path} is not what was saved.`);
  }
  if (!listed.has('store.db')) throw broken('it holds no store.');
  if (inspect(join(beside, 'store.db')) !== manifest.items) throw broken('its store does not hold the items it should.');
  return manifest;
};

/** Unpacks beside the folder and checks everything before the folder is touched; then the new one takes its place. */
export const restoreBackup = async (file: string, data: string): Promise<{ madeAt: string; items: number; files: number }> => {
  const beside = await mkdtemp(`${data}.restoring-`);
  try {
    unpack(file, beside);
    const manifest = await check(beside);
    await rm(join(beside, 'manifest.json'));
    if (existsSync(join(beside, 'secret'))) await chmod(join(beside, 'secret'), 0o600);
    const old = `${beside}.old`;
    await rename(data, old);
    await rename(beside, data);
    await rm(old, { recursive: true, force: true });
    return { madeAt: manifest.madeAt, items: manifest.items, files: manifest.files.filter(({ path }) => path.startsWith('files/')).length };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
};
