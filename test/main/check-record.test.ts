import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createSite } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digest, sha256 } from '../../functions/adapters/system/sha256.ts';
import { admitLeaf, completeLeaf } from '../../functions/domain/record/leaf/pending-leaf.ts';
import { formReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { formatVerifierKey } from '../../functions/domain/record/note/verifier-key.ts';
import { canonical } from '../../functions/domain/words/canonical.ts';
import { drawFrom } from '../support/record/schedule.ts';
import { keptReceipt, sentAt } from '../support/record/kept-receipt.ts';
import { logFrom } from '../support/record/small-log.ts';
import { testSalts } from '../support/salts.ts';
import { entriesOf } from '../support/tree.ts';
import { temporary } from '../support/program.ts';

const temp = temporary();
const { folderOf } = temp;
afterAll(() => temp.clear());
const root = join(import.meta.dirname, '../..');
const kept = keptReceipt({ size: 300, index: 270 });
const sites: ReturnType<typeof createSite>[] = [];
afterAll(() => sites.forEach((site) => site.close()));

const laurel = (args: string[]) => new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
  execFile(process.execPath, [join(root, 'bin/laurel.js'), ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' }, maxBuffer: 1e8 }, (error, stdout, stderr) => {
    resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
  });
});

const whole = new Map(kept.log).set('policy', Buffer.from(kept.policyText)).set('vkey', Buffer.from(`${formatVerifierKey(kept.policy.logs[0]!.key)}\n`));
const log = folderOf(whole);
const own = temp.folder();
const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(own, name), content);
  return join(own, name);
};
const policy = saved('policy.txt', kept.policyText);
const text = formReceipt(kept.receipt);
const receipt = saved('receipt.json', text);
const plan = saved('plan.pdf', kept.files['plan.pdf']!);

/** The same log at an address, and what was asked of it. */
const served = async (files: Map<string, Uint8Array>) => {
  const asked: string[] = [];
  const site = createSite((request, response) => {
    const path = request.url!.replace('/record/log/', '');
    asked.push(path);
    const bytes = files.get(path);
    if (path === 'tile/elsewhere') response.writeHead(302, { location: 'https://example.org/' }).end();
    else response.writeHead(bytes ? 200 : 404).end(bytes);
  }).listen(0);
  sites.push(site);
  await once(site, 'listening');
  return { url: `http://localhost:${(site.address() as AddressInfo).port}/record/log/`, asked };
};

test('verify: with its file and a policy the receipt holds, each step is told, and nothing is asked of anybody', async () => {
  const { status, stdout, stderr } = await laurel(['verify', receipt, plan, '--policy', policy]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    'receipt.json: This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern.', '',
    expect.stringMatching(/^ {2}holds {8}The file “plan\.pdf”: It is “plan\.pdf” of the receipt: SHA-256 [0-9a-f]{64}\.$/),
    '  holds        Receipt: Its leaf has the form of the record, and all 5 private values with it belong to it.',
    expect.stringMatching(/^ {2}holds {8}What was sent: /),
    '  holds        In the record: It is leaf 270 of a log of 300 leaves. Leaves are counted from 0.',
    expect.stringMatching(/^ {2}holds {8}Signed by the log: log\.example\.gov\/record signed /),
    '  holds        Witnesses: 1 of 1 witness saw this log: w1 on Friday, January 15, 2027, 11:42 p.m. Eastern.',
  ]);
  expect(stdout).toContain('\nNot proved:\n  That what was sent is true.');
});

test('verify: the list of what was sent is compared with the receipt', async () => {
  const list = saved('R-7K2M.json', canonical(kept.receipt.manifest));
  expect(await laurel(['verify', receipt, list, '--policy', policy])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^receipt\.json: This is the list of what was sent on /) as string });
});

test('verify: exit codes, and the same as JSON', async () => {
  const other = saved('other.pdf', 'Another plan.');
  expect(await laurel(['verify', receipt, other, '--policy', policy])).toMatchObject({ status: 2, stdout: expect.stringMatching(/^receipt\.json: This file is not the one on the receipt\.\n/) as string });
  const bent = saved('bent.json', text.replace('R-7K2M', 'R-7K2N'));
  const said = await laurel(['verify', bent, '--policy', policy, '--json']);
  expect([said.status, JSON.parse(said.stdout)]).toMatchObject([2, { receipt: 'bent.json', keysFrom: 'file', state: 'fails', sentence: 'This receipt does not hold. It was changed, or it is not of this record.' }]);
  expect(await laurel(['verify', saved('half.json', text.slice(0, -4)), '--policy', policy])).toMatchObject({ status: 1, stdout: 'half.json: This could not be checked. The receipt: it is not JSON, or not all of it. Download it again.\n\n' });
  // a program wrote it anew: nothing is known against it, and a program that asked for JSON is answered in JSON
  const anew = await laurel(['verify', saved('anew.json', `${text}\n`), '--policy', policy, '--json']);
  expect([anew.status, JSON.parse(anew.stdout)]).toMatchObject([1, { state: 'not checked', sentence: expect.stringContaining('some program wrote it anew') as string }]);
  const keyless = await laurel(['verify', receipt, '--json']);
  expect([keyless.status, JSON.parse(keyless.stdout)]).toMatchObject([1, { state: 'not checked', sentence: expect.stringContaining('Say whose signatures count') as string }]);
  const bare = saved('bare.json', formReceipt({ ...kept.receipt, manifest: undefined }));
  expect(await laurel(['verify', bare, plan, '--policy', policy])).toMatchObject({ status: 1, stdout: expect.stringMatching(/so this one was not checked\.\n/) as string });
  const fine = await laurel(['verify', receipt, '--policy', policy, '--json']);
  expect([fine.status, JSON.parse(fine.stdout)]).toMatchObject([0, { state: 'holds', sentence: 'The receipt is genuine. Add the file to check it too.', place: { index: 270, size: 300 }, says: { 'Receipt number': 'R-7K2M' } }]);
});

test('verify: the keys of the log itself count with a warning, and only its policy is asked for', async () => {
  const { url, asked } = await served(whole);
  const { status, stdout, stderr } = await laurel(['verify', receipt, plan, '--url', url]);
  expect([status, stdout.split('\n')[0], asked]).toEqual([0, 'receipt.json: This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern.', ['policy']]);
  expect(stderr).toMatch(/^\nThe keys came from the log itself, /);
});

test.each<[string[], string]>([
  [['verify'], 'Say which receipt. See laurel --help.'],
  [['verify', receipt], 'Say whose signatures count: --policy FILE, or --url LOG for the keys that the log itself names.'],
  [['verify', receipt, '--policy', policy, '--url', log], 'Give either --policy or --url, not both.'],
  [['verify', 'nowhere.json', '--policy', policy], 'nowhere.json cannot be read (ENOENT). Check the name.'],
  [['verify', receipt, '--policy', plan], 'The policy: its last line does not end with a line break.'],
  [['fsck', 'nowhere'], 'There is no folder nowhere. Give the folder of a log, or its address with https:// before it.'],
  [['fsck', own, '--policy', policy], `There is no log at ${own}: it has no file named checkpoint.`],
  [['fsck', own], `There is no file named policy at ${own}. Give the keys with --policy FILE.`],
  [['prove', log], 'Say which leaf with --index. Leaves are counted from 0. See laurel --help.'],
  [['prove', log, '--index', '07'], '"07" is no index. Leaves are counted from 0.'],
  [['prove', log, '--index', '300'], 'The log has 300 leaves; the last is 299.'],
])('laurel %j could not be checked: one sentence, exit code 1', async (args, sentence) => {
  expect(await laurel(args)).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
});

test('prove writes the proof that the log itself would give, from a folder and from an address, and verify takes it with its leaf', async () => {
  const found = await laurel(['prove', log, '--index', '270']);
  expect(found).toEqual({ status: 0, stdout: kept.receipt.proof, stderr: '' });
  const { url, asked } = await served(whole);
  const said = JSON.parse((await laurel(['prove', url, '--index', '3', '--json'])).stdout) as { proof: string };
  expect(said).toMatchObject({ state: 'holds', origin: 'log.example.gov/record', index: 3, size: 300 });
  expect(asked.toSorted()).toEqual(['checkpoint', 'tile/0/000', 'tile/0/001.p/44']);
  const parts = [saved('a.tlog-proof', said.proof), saved('leaf.json', kept.leaves[3]!)];
  expect(await laurel(['verify', ...parts, '--policy', policy])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^a\.tlog-proof: This leaf is in the record: Entry received, /) as string });
  expect(await laurel(['verify', parts[0]!, saved('leaf4.json', kept.leaves[4]!), '--policy', policy])).toMatchObject({ status: 2 });
  expect(await laurel(['verify', parts[0]!, '--policy', policy])).toMatchObject({ status: 1, stderr: 'a.tlog-proof is a proof alone. Give the leaf that it is of after it: laurel verify PROOF LEAF.\n' });
  const tile = whole.get('tile/0/001.p/44')!;
  expect(await laurel(['prove', folderOf(new Map(whole).set('tile/0/001.p/44', tile.with(40, tile[40]! ^ 1))), '--index', '3'])).toMatchObject({ status: 2, stdout: expect.stringMatching(/do not lead to its head/) as string });
});

test('fsck: a whole log holds, from a folder and from an address', async () => {
  expect(await laurel(['fsck', log, '--policy', policy])).toEqual({ status: 0, stderr: '', stdout: `${log}: The log holds. 300 leaves, 8 files: every byte follows from the signed head. Witnessed by w1.\n\n29 acts are dated before they came on the record, by more than ten minutes: leaf 271, 272, 273, 274, 275, 276, 277, 278 and more. Of these the record proves only that they were told later, and the date is the site’s word.\n\nNot checked:\n  That what the leaves say is true, and that everybody is shown this log.\n` });
  const { url } = await served(whole);
  const { status, stdout, stderr } = await laurel(['fsck', url, '--json']);
  expect([status, JSON.parse(stdout)]).toEqual([0, { log: url, keysFrom: 'log', state: 'holds', size: 300, files: 8, witnesses: ['w1'], witnessed: true, late: Array.from({ length: 29 }, (_, i) => 271 + i), unattached: [], findings: [] }]);
  expect(stderr).toMatch(/^The keys came from the log itself/);
});

test('fsck: one changed byte in any file is found in that file, and the exit code is 2', async () => {
  const draw = drawFrom(7);
  for (const [path, bytes] of whole) {
    const at = draw(bytes.length);
    const folder = folderOf(new Map(whole).set(path, bytes.with(at, bytes[at]! ^ (1 + draw(255)))));
    const { status, stdout } = await laurel(['fsck', folder, '--policy', policy, '--json']);
    const { findings } = JSON.parse(stdout) as { findings: { path: string }[] };
    const told = path === 'policy' ? [] : [path];
    expect({ status, paths: [...new Set(findings.map((finding) => finding.path))] }, `${path} byte ${at}`).toEqual({ status: told.length > 0 ? 2 : 0, paths: told });
  }
}, 90_000);

test('fsck: an address that answers nothing, or sends elsewhere, could not be checked', async () => {
  const closed = createServer().listen(0);
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  expect(await laurel(['fsck', `http://localhost:${port}`, '--policy', policy])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^http:\/\/localhost:\d+\/checkpoint cannot be read \(/) as string });
  const away = createSite((_request, response) => { response.writeHead(302, { location: 'https://example.org/' }).end(); }).listen(0);
  sites.push(away);
  await once(away, 'listening');
  const url = `http://localhost:${(away.address() as AddressInfo).port}`;
  expect(await laurel(['fsck', url, '--policy', policy])).toEqual({ status: 1, stdout: '', stderr: `${url}/checkpoint sends elsewhere, to https://example.org/. Give the address of the log itself.\n` });
});

test('fsck: signed leaves that no log of this product has are found, and so is a policy that the log does not name', async () => {
  const strange = logFrom(entriesOf(2), [2]);
  expect(await laurel(['fsck', folderOf(strange), '--policy', policy])).toMatchObject({ status: 2, stdout: expect.stringMatching(/: The log does not hold: 2 findings\.\n {2}tile\/entries\/000\.p\/2, entry 0: it is not JSON\.\n/) as string });
  const opened = completeLeaf(digest, admitLeaf(digest, { kind: 'log.opened', pub: { key: formatVerifierKey(kept.policy.logs[0]!.key), policy: sha256(kept.policyText), retention: 'for-ever' }, sealed: {} }, { id: `act_${'0'.repeat(21)}`, ch: 'log', at: sentAt, actor: 'system', salt: testSalts() }).pending, { n: 1, refs: [] }).bytes;
  const named = logFrom([opened], [1]);
  expect(await laurel(['fsck', folderOf(named.set('policy', Buffer.from(kept.policyText))), '--policy', policy])).toMatchObject({ status: 0 });
  expect(await laurel(['fsck', folderOf(named.set('policy', Buffer.from(`# ours\n${kept.policyText}`))), '--policy', policy])).toMatchObject({ status: 2, stdout: expect.stringMatching(/\n {2}policy: Its SHA-256 is [0-9a-f]{64}; the log names [0-9a-f]{64}\.\n/) as string });
});

test('the usage says the exit codes', () => {
  expect(readFileSync(join(root, 'functions/main/commands/usage.ts'), 'utf8')).toContain('They exit with 0 if it holds, 2 if it does not, and 1 if it could not be checked.');
});
