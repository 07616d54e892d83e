import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as tar from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBackup, restoreBackup } from '../../../functions/adapters/disk/backup.ts';
import { openLocalStore } from '../../../functions/main/local/store.ts';
import { temporary } from '../../support/program.ts';

const temp = temporary();
const at = '2027-01-04T15:00:00.000Z';
const data = join(temp.folder(), 'data');
const backup = join(temp.folder(), 'deep', 'backup.tar.gz');
let local: Awaited<ReturnType<typeof openLocalStore>>;
beforeAll(async () => {
  mkdirSync(data);
  local = await openLocalStore(data);
  for (const folder of ['files', 'outbox']) mkdirSync(join(data, folder));
  writeFileSync(join(data, 'secret'), 'a secret', { mode: 0o600 });
  writeFileSync(join(data, 'outbox', '2027-letter.eml'), 'Dear reader');
  writeFileSync(join(data, 'files', 'q-half.part'), 'an upload under way');
  writeFileSync(join(data, 'program.json'), '{"pid":1}');
});
afterAll(async () => {
  await local?.stop();
  temp.clear();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** A file under its final name, then an item that names it: the order of every upload. */
const upload = async (n: number) => {
  const bytes = Buffer.alloc(2000 + n, `file ${n} `);
  const path = join(data, 'files', `q-${n}`);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
  await local.store.put({ pk: `THING#${n}`, sk: 'THING', n, sha256: sha256(bytes) });
};
const whole = (folder: string) => Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [path.slice(folder.length + 1), sha256(readFileSync(path))];
}));
/** The items of a restored folder whose file is not there as it was. */
const readBack = async (folder: string) => {
  const opened = await openLocalStore(folder);
  const found: number[] = [];
  const broken: number[] = [];
  for (let n = 0; ; n++) {
    const item = await opened.store.get({ pk: `THING#${n}`, sk: 'THING' }, { strong: true });
    if (!item) break;
    found.push(n);
    if (sha256(readFileSync(join(folder, 'files', `q-${n}`))) !== item['sha256']) broken.push(n);
  }
  await opened.stop();
  return { items: found.length, broken };
};

test('a backup made while items and files are being written is whole: every item that is in it has its file', async () => {
  for (let n = 0; n < 20; n++) await upload(n);
  let writing = true;
  const writer = (async () => {
    for (let n = 20; writing; n++) await upload(n);
  })();
  const made = await makeBackup(data, backup, at);
  writing = false;
  await writer;
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  expect(readdirSync(data).filter((name) => name.startsWith('backup-'))).toEqual([]);
  const restored = temp.folder();
  expect(await restoreBackup(backup, restored)).toEqual({ madeAt: at, items: made.items, files: made.files });
  expect(made.items).toBeGreaterThanOrEqual(20);
  expect(await readBack(restored)).toEqual({ items: made.items, broken: [] });
  expect([readFileSync(join(restored, 'secret'), 'utf8'), statSync(join(restored, 'secret')).mode & 0o777]).toEqual(['a secret', 0o600]);
  expect(readFileSync(join(restored, 'outbox/2027-letter.eml'), 'utf8')).toBe('Dear reader');
  expect(readdirSync(restored).filter((name) => ['program.json', 'engine.json', 'manifest.json'].includes(name))).toEqual(['engine.json']);
  expect(readdirSync(join(restored, 'files'))).not.toContain('q-half.part');
});

/** The backup again, with something done to what is in it. */
const tampered = async (change: (folder: string) => void, more: string[] = []) => {
  const [folder, file] = [temp.folder(), join(temp.folder(), 'tampered.tar.gz')];
  await tar.extract({ file: backup, cwd: folder });
  change(folder);
  await tar.create({ cwd: folder, gzip: true, file, preservePaths: true }, [...Object.keys(whole(folder)), ...more]);
  return file;
};
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { format: number; items: number; files: { path: string; sha256: string }[] };
const rewrite = (folder: string, change: (manifest: ReturnType<typeof manifestOf>) => void) => {
  const manifest = manifestOf(folder);
  change(manifest);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
};

test.each<[string, (folder: string) => void, RegExp]>([
  ['a changed file', (folder) => writeFileSync(join(folder, 'files/q-3'), 'other'), /^files\/q-3 is not what was saved\.$/],
  ['a missing file', (folder) => renameSync(join(folder, 'files/q-3'), join(folder, 'files/q-3x')), /^it holds files\/q-3x, which its list does not name\.$/],
  ['a store with a torn page and a list that agrees with it', (folder) => {
    const path = join(folder, 'store.db');
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 6, 4096 * 6 + 1000);
    writeFileSync(path, bytes);
    rewrite(folder, ({ files }) => { files.find((file) => file.path === 'store.db')!.sha256 = sha256(bytes); });
  }, /^its store is damaged\.$/],
  ['fewer items than its list says', (folder) => rewrite(folder, (manifest) => { manifest.items += 1; }), /^its store does not hold the items it should\.$/],
  ['a list of a newer program', (folder) => rewrite(folder, (manifest) => { manifest.format = 2; }), /^a newer Laurel made it\. Update this one first\.$/],
  ['a list that is none', (folder) => writeFileSync(join(folder, 'manifest.json'), '{"format":1}'), /^its list cannot be read\.$/],
  ['something no backup holds', (folder) => writeFileSync(join(folder, 'run.sh'), 'rm'), /^it holds "run\.sh", which no backup does\.$/],
])('a backup with %s is refused, and the folder stays as it was', async (_, change, reason) => {
  const target = temp.folder();
  writeFileSync(join(target, 'secret'), 'untouched');
  const before = whole(target);
  await expect(restoreBackup(await tampered(change), target)).rejects.toThrow(expect.objectContaining({ name: 'BackupDamaged', message: expect.stringMatching(reason) }));
  expect(whole(target)).toEqual(before);
});

test('a backup that would write beside the folder is refused', async () => {
  const target = join(temp.folder(), 'data');
  mkdirSync(target);
  writeFileSync(join(temp.folder(), 'x'), '');
  const escaping = await tampered((folder) => writeFileSync(join(folder, '../outside'), 'x'), ['../outside']);
  await expect(restoreBackup(escaping, target)).rejects.toThrow(expect.objectContaining({ name: 'BackupDamaged' }));
  expect(readdirSync(join(target, '..'))).toEqual(['data']);
});

test.each([['text', Buffer.from('not a backup at all')], ['half of one', undefined], ['zipped text', gzipSync('not a tar')]])('%s is no backup', async (_, bytes) => {
  const file = join(temp.folder(), 'x.tar.gz');
  const real = readFileSync(backup);
  writeFileSync(file, bytes ?? real.subarray(0, real.length / 2));
  await expect(restoreBackup(file, temp.folder())).rejects.toThrow(expect.objectContaining({ name: 'BackupDamaged' }));
});
