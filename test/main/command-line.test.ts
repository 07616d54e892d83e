import { cpSync, existsSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { backup } from '../../functions/main/commands/backup.ts';
import { bootstrap } from '../../functions/main/commands/bootstrap.ts';
import { importFile } from '../../functions/main/commands/import.ts';
import { operator } from '../../functions/main/commands/operator.ts';
import { restore } from '../../functions/main/commands/restore.ts';
import { start } from '../../functions/main/commands/start.ts';
import { storePorts } from '../../functions/main/store-ports.ts';
import { startEngine } from '../support/engine.ts';
import { laurel, temporary } from '../support/program.ts';

const temp = temporary();
let engine: Awaited<ReturnType<typeof startEngine>> | undefined;
afterAll(() => {
  engine?.stop();
  temp.clear();
});
const root = join(import.meta.dirname, '../..');
/** What fails says one sentence, nothing else, and exits with 1. */
const sentence = (text: string) => ({ status: 1, stdout: '', stderr: `${text}\n` });

test('help names every command', () => {
  const { status, stdout } = laurel(['--help']);
  expect([status, [...stdout.matchAll(/^ {2}laurel (\w+)/gm)].map(([, name]) => name)]).toEqual([0, ['start', 'bootstrap', 'operator', 'import', 'import', 'import', 'import', 'recompute', 'verify', 'verify', 'verify', 'verify', 'fsck', 'monitor', 'prove', 'witness', 'backup', 'restore']]);
});

test.each([
  [['toString'], 'There is no command "toString". Try one of start, bootstrap, operator, import, backup, recompute, verify, fsck, monitor, prove, witness, restore, or laurel --help.'],
  [['start', '--colour'], 'There is no option --colour. See laurel --help.'],
])('laurel %j says one sentence and exits with 1', (args, text) => {
  expect(laurel(args)).toEqual(sentence(text));
});

const commands = { start, import: importFile, bootstrap, operator, backup, restore };

test.each([
  [['start', '--port'], '--port needs a value. See laurel --help.'],
  [['start', '--port', 'eighty'], '"eighty" is not a port. Give a number from 1 to 65535 with --port.'],
  [['start', '--port', '70000'], '"70000" is not a port. Give a number from 1 to 65535 with --port.'],
  [['start', '--reset=yes'], '--reset takes no value. See laurel --help.'],
  [['start', 'now'], '"now" is one word too many. See laurel --help.'],
  [['import'], 'Say which kind: challenges, agencies or atlas. See laurel --help.'],
  [['import', 'people', 'x.csv'], '"people" cannot be imported. Say challenges, agencies or atlas.'],
  [['import', 'atlas'], 'Say which page. See laurel --help.'],
  [['import', 'atlas', 'nowhere.md'], 'nowhere.md cannot be read (ENOENT). Check the name.'],
  [['import', 'atlas', 'nowhere.md', '--site', 'digital.gov'], '"digital.gov" is not a web address. Give the site the pages were on with --site.'],
  [['import', 'challenges', 'nowhere.json'], 'nowhere.json cannot be read (ENOENT). Check the name.'],
  [['import', 'challenges', join(root, 'package.json')], `${join(root, 'package.json')} is not a Challenge.gov feed: JSON with home_page_url and a list named _challenge.`],
  [['import', 'challenges', join(root, 'test/fixtures/feed.json'), '--zone', 'Mars/Olympus'], '"Mars/Olympus" is not a time zone. Give one such as America/New_York with --zone.'],
  [['import', 'agencies', join(root, 'test/fixtures/feed.json'), '--data', root, '--table', 't'], 'Give either --data for a local folder or --table for a deployment, not both.'],
  [['bootstrap', '--email', 'somebody', '--agency', 'City'], '"somebody" is not an email address.'],
  [['bootstrap', '--email', 'a@b.example'], 'Name the first agency with --agency, in 2 to 160 characters.'],
  [['bootstrap', '--agency', 'City'], 'Say who the first operator is with --email.'],
  [['operator'], 'Say who becomes an operator with --email.'],
  [['backup', 'x.tar.gz', '--data', '/nowhere'], 'There is no data in /nowhere. Give the folder with --data.'],
  [['restore', 'nowhere.tar.gz'], 'There is no file nowhere.tar.gz.'],
])('laurel %j', async ([name, ...args], text) => {
  await expect(commands[name as keyof typeof commands](args)).rejects.toThrow(expect.objectContaining({ name: 'Told', message: text }));
});

test('a deployment is begun through its table, once; what AWS refuses is a sentence', async () => {
  engine = await startEngine();
  const env = { AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  const [table, who] = [['--table', engine.table], ['--email', 'first@harbor.example']];
  expect(laurel(['operator', ...who, ...table], { env })).toEqual(sentence('This deployment has no agency yet. Begin it with laurel bootstrap.'));
  expect(laurel(['bootstrap', ...who, '--agency', 'City of Harbor', ...table], { env })).toEqual({
    status: 0, stderr: '', stdout: 'City of Harbor is open at /agencies/city-of-harbor. first@harbor.example becomes its operator, manager and approver when next signing in with that address.\n',
  });
  expect(laurel(['bootstrap', ...who, '--agency', 'Another', ...table], { env })).toEqual(sentence('This deployment has an agency already: City of Harbor. Its operator can add agencies and people under Operate.'));
  expect(laurel(['operator', '--email', 'second@harbor.example', ...table], { env })).toMatchObject({ status: 0 });
  expect(await storePorts(engine.store).awaited.ofEmail('Second@harbor.example')).toMatchObject([{ email: 'second@harbor.example', roles: [] }]);
  expect(laurel(['bootstrap', ...who, '--agency', 'City', '--table', 'elsewhere'], { env })).toEqual(sentence('There is no table elsewhere in this AWS account and region. The deployment prints it as TableName.'));
});

test('a taken port is told before anything is built', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const data = join(temp.folder(), 'data');
  expect(laurel(['start', '--port', String(port), '--data', data])).toEqual(sentence(`Port ${port} is in use. Stop the program that has it, or choose another with --port.`));
  server.close();
});

test('a folder that holds other things is left alone, with --reset too', () => {
  const [data, file] = [temp.folder(), join(temp.folder(), 'file')];
  writeFileSync(join(data, 'letter.txt'), 'Dear reader');
  writeFileSync(file, '');
  const text = `The folder ${data} holds other things. Give an empty or a new folder with --data.`;
  for (const more of [[], ['--reset']]) expect(laurel(['start', '--port', '43217', '--data', data, ...more])).toEqual(sentence(text));
  expect(readFileSync(join(data, 'letter.txt'), 'utf8')).toBe('Dear reader');
  expect(laurel(['start', '--port', '43217', '--data', file])).toEqual(sentence(`${file} is not a folder. Give another folder with --data.`));
});

test('a folder that cannot be made is told at once', () => {
  expect(laurel(['start', '--port', '43217', '--data', '/proc/nope/data'])).toEqual(sentence('/proc/nope/data cannot be made. Give another folder with --data.'));
});

test('a store that is no store, or has one damaged page, is not opened', () => {
  const broken = (data: string) => sentence(`The data in ${data} cannot be opened: it is damaged or not Laurel's. Restore a backup with "laurel restore", or start over with --reset.`);
  const [noise, torn] = [temp.folder(), temp.folder()];
  writeFileSync(join(noise, 'store.db'), Buffer.alloc(9000, 'not a store '));
  expect(laurel(['import', 'agencies', join(root, 'test/fixtures/agencies.csv'), '--data', noise])).toEqual(broken(noise));
  const store = new DatabaseSync(join(torn, 'store.db'));
  store.exec("CREATE TABLE things (a TEXT PRIMARY KEY, b TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO things SELECT 'key ' || i, 'some text' FROM n;");
  store.close();
  writeSync(openSync(join(torn, 'store.db'), 'r+'), Buffer.alloc(600, 0xa5), 0, 600, 4096 * 4);
  expect(laurel(['start', '--port', '43218', '--data', torn])).toMatchObject(broken(torn));
  expect(laurel(['backup', join(temp.folder(), 'torn.tar.gz'), '--data', torn])).toEqual(broken(torn));
});

test('a folder that lost its store or its secret is not served as if it were new', () => {
  const lost = (data: string, what: string) => sentence(`The ${what} is missing in ${data}, where other data of Laurel's is. Restore a backup with "laurel restore", or start over with --reset.`);
  const [storeless, secretless] = [temp.folder(), temp.folder()];
  for (const data of [storeless, secretless]) mkdirSync(join(data, 'files'));
  writeFileSync(join(storeless, 'secret'), 'a secret');
  new DatabaseSync(join(secretless, 'store.db')).close();
  expect(laurel(['start', '--port', '43218', '--data', storeless])).toEqual(lost(storeless, 'store (store.db)'));
  expect(laurel(['import', 'agencies', join(root, 'test/fixtures/agencies.csv'), '--data', secretless])).toEqual(lost(secretless, 'secret'));
  expect(existsSync(join(storeless, 'store.db'))).toBe(false);
});

test('a backup that cannot be restored leaves no folder behind', () => {
  const [file, data] = [join(temp.folder(), 'x.tar.gz'), join(temp.folder(), 'new')];
  writeFileSync(file, 'not a backup at all');
  expect(laurel(['restore', file, '--data', data])).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing was changed.') });
  expect(existsSync(data)).toBe(false);
});

test('a file of which nothing could be read ends with 1, one of which something could with 0', () => {
  const [data, feed, csv] = [temp.folder(), join(temp.folder(), 'feed.json'), join(temp.folder(), 'agencies.csv')];
  writeFileSync(feed, JSON.stringify({ home_page_url: 'https://calls.example.gov', _challenge: [null, { 'challenge-id': 1, 'challenge-title': 'A', permalink: 'https://calls.example.gov/a', agency: 'Parks' }] }));
  writeFileSync(csv, 'Agency Acronym,Agency,Bureau\n,,Nothing\n');
  const report = ['left out   record 1', 'Record 1 is empty or not an object.', 'left out   1  A', 'The title has fewer than 2 characters.'];
  const { status, stdout, stderr } = laurel(['import', 'challenges', feed, '--data', data]);
  expect([status, stdout.split('\n').slice(0, 4).map((line) => line.trim()), stderr]).toEqual([1, report, 'No record could be read.\n']);
  expect(laurel(['import', 'agencies', csv, '--data', data])).toMatchObject({ status: 1, stderr: 'No row could be read.\n' });
  expect(laurel(['import', 'challenges', join(root, 'test/fixtures/feed.json'), '--data', data])).toMatchObject({ status: 0, stderr: '' });
});

test('a note of a program that is gone, or was cut off half-way, holds nobody up', () => {
  for (const note of ['{"pid":', JSON.stringify({ pid: process.pid })]) {
    const data = temp.folder();
    writeFileSync(join(data, 'program.json'), note);
    writeFileSync(join(data, 'engine.json'), note);
    const { status, stdout } = laurel(['import', 'agencies', join(root, 'test/fixtures/agencies.csv'), '--data', data]);
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '6 agencies and bureaus: 6 added, 0 changed, 0 unchanged.']);
  }
});

test('without a build, and without the sources of one, it says what to do', () => {
  const copy = temp.folder();
  for (const part of ['bin', 'functions', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'data'));
  expect(laurel(['start', '--port', '43219', '--data', join(copy, 'data')], { from: copy })).toEqual(sentence('There is no built site and nothing to build it from. Run npm ci in a whole checkout.'));
});
