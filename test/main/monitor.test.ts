import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digest, sha256 } from '../../functions/adapters/system/sha256.ts';
import { formatPolicy } from '../../functions/domain/record/note/policy.ts';
import { formatVerifierKey } from '../../functions/domain/record/note/verifier-key.ts';
import { parseNote } from '../../functions/domain/record/note/signed-note.ts';
import { formatStampList, type StampList } from '../../functions/domain/record/stamp/stamp-list.ts';
import { testKey } from '../support/keys.ts';
import { testAuthority } from '../support/record/authority.ts';
import { temporary } from '../support/program.ts';
import { auditFiles, filesBeside, recusedPair, score, story } from '../support/record/judged-story.ts';
import { logFrom, logPolicy } from '../support/record/small-log.ts';
import { actOf, ch, changed, indexOf, inserted, stepOf, writeLog, type Step, type Written } from '../support/record/told-log.ts';

const temp = temporary();
const { folderOf } = temp;
afterAll(() => temp.clear());
const sites: ReturnType<typeof createServer>[] = [];
afterAll(() => sites.forEach((site) => site.close()));
const root = join(import.meta.dirname, '../..');
const own = temp.folder();
const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(own, name), content);
  return join(own, name);
};
const policyText = formatPolicy(digest, logPolicy);
const policy = saved('policy.txt', policyText);

const laurel = (args: string[]) => new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
  execFile(process.execPath, [join(root, 'bin/laurel.js'), ...args], { encoding: 'utf8', cwd: own, maxBuffer: 1e8 }, (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, stdout, stderr }));
});
const monitored = async (args: string[]): Promise<{ status: number; said: { state: string; history: string | null; size: number; findings: { rule: string; index: number; act: string; why: string; leaf: string }[]; form: unknown[]; unchecked: string[]; seenBefore: number | null } }> => {
  const { status, stdout } = await laurel(['monitor', ...args, '--policy', policy, '--json']);
  return { status, said: JSON.parse(stdout) as never };
};

const filesOf = (log: Written): Map<string, Uint8Array> => logFrom(log.entries, [log.entries.length]).set('policy', Buffer.from(policyText)).set('vkey', Buffer.from(`${formatVerifierKey(logPolicy.logs[0]!.key)}\n`));
/** With the policy that the deployment publishes named in its first leaf. */
const ours = changed(story, 'opened', { pub: { ...stepOf(story, 'opened').pub, policy: sha256(policyText) } });
const written = writeLog(ours);
const folder = folderOf(filesOf(written));
const beside = (log: Written, files = auditFiles(log)): string[] => files.flatMap(({ name, bytes }) => [name === 'result.json' || name === 'record.json' ? '--results' : '--reveal', saved(name, bytes)]);

test('a log that holds, from an address: only the address is asked, and what is left open is told', async () => {
  const files = filesOf(written);
  const asked = new Set<string>();
  const site = createServer((request, response) => {
    const path = request.url!.slice(1);
    asked.add(path);
    response.writeHead(files.has(path) ? 200 : 404).end(files.get(path));
  }).listen(0);
  sites.push(site);
  await once(site, 'listening');
  const url = `http://localhost:${(site.address() as AddressInfo).port}/`;
  const { status, stdout, stderr } = await laurel(['monitor', url, '--policy', policy]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    `${url}: The story holds. ${written.entries.length} leaves, 1 challenge: each leaf follows from those before it. Witnessed by w1.`, '', 'Not checked:',
    expect.stringContaining(`  What was revealed of the scores of rnd_1 in ${ch} was not given.`), expect.stringContaining('the codes of those not selected stay sealed'), expect.stringContaining('  The published result of rnd_1'), expect.stringContaining('  The decision record of rnd_1'),
    '  Whether this is the log that others saw before: there is nothing to compare it with yet.', '  That what the leaves say is true, and that everybody is shown this log.', '',
  ]);
  expect([...asked].filter((path) => !/^x\/[0-9a-f]{64}\.json$/.test(path)).toSorted()).toEqual(['checkpoint', 'policy', 'tile/0/000.p/112', 'tile/entries/000.p/112', 'vkey', 'x/ts/index.json'].map((path) => path.replace('112', String(written.entries.length))).toSorted());
});

/** Beside the log, as a site puts it there: over the head with the close, and an hour later. */
const stamped = (bend: (files: Map<string, Uint8Array>) => unknown = () => undefined) => {
  const files = filesOf(written);
  const closed = indexOf(written, 'closed');
  const at = '2027-01-22T05:00:01.000Z';
  const sizes = [closed + 1, written.entries.length];
  for (const size of sizes) {
    const text = parseNote(logFrom(written.entries, [size]).get('checkpoint')!).text;
    files.set(`x/ts/${size}.checkpoint`, Buffer.from(text)).set(`x/ts/${size}.1.tsr`, testAuthority({ at: () => at }).over(Buffer.from(text)));
  }
  files.set('x/ts/index.json', Buffer.from(formatStampList(digest, { looked: 9, stamps: sizes.map((size, i) => ({ size, since: at, closes: i === 0 ? [closed] : [], tokens: [{ by: 'tsa.example', at }, { by: 'time.example' }] })) })));
  bend(files);
  return { folder: folderOf(files), at, closed, first: sizes[0]!, last: sizes[1]! };
};

test('timestamps beside the log are named, and whose they are is left open', async () => {
  const { folder: place, at, closed, first, last } = stamped();
  const { status, stdout } = await laurel(['monitor', place, '--policy', policy]);
  expect(status).toBe(0);
  expect(stdout).toContain(['', 'Timestamps beside the log:', `  x/ts/${first}.1.tsr: ${at}, over ${first} leaves, with the close in leaf ${closed}. Listed as tsa.example; its certificate calls itself CN=Test authority.`, `  x/ts/${last}.1.tsr: ${at}, over ${last} leaves. Listed as tsa.example; its certificate calls itself CN=Test authority.`, '', 'Not checked:', ''].join('\n'));
  expect(stdout).toContain('Whose the certificates in the timestamps are');
});

type Files = Map<string, Uint8Array>;
const textIn = (files: Files, path: string) => Buffer.from(files.get(path)!).toString();
/** A list that says something else, with a digest that fits what it says. */
const listing = (files: Files, to: (text: string) => string) => files.set('x/ts/index.json', Buffer.from(formatStampList(digest, JSON.parse(to(textIn(files, 'x/ts/index.json'))) as StampList)));
test.each<[string, (files: Files, size: number, last: number) => unknown, string]>([
  ['another token', (files, size, last) => files.set(`x/ts/${size}.1.tsr`, files.get(`x/ts/${last}.1.tsr`)!), '.1.tsr: It is over other bytes.'],
  ['no token', (files, size) => files.delete(`x/ts/${size}.1.tsr`), '.1.tsr: It is missing.'],
  ['a checkpoint of another log', (files, size) => files.set(`x/ts/${size}.checkpoint`, Buffer.from(textIn(files, `x/ts/${size}.checkpoint`).replace(/\n.{4}(.*\n)$/, '\nAAAA$1'))), 'It is not what this log was at'],
  ['another time in the list', (files) => listing(files, (text) => text.replaceAll(/"at":"[^"]*"/g, '"at":"2027-01-21T00:00:00.000Z"')), 'Its time is 2027-01-22T05:00:01.000Z; x/ts/index.json says 2027-01-21T00:00:00.000Z.'],
  ['a close that is none', (files) => listing(files, (text) => text.replace(/"closes":\[\d+\]/, '"closes":[0]')), 'which closes no submissions.'],
  ['a byte of the list', (files) => files.set('x/ts/index.json', Buffer.from(textIn(files, 'x/ts/index.json').replace('time.example', 'time.exemple'))), 'it is not what its own SHA-256 is over.'],
  ['a list that is none', (files) => files.set('x/ts/index.json', Buffer.from('{}')), 'it is not a list of timestamps (laurel-timestamps/2).'],
])('%s is a finding', async (_, bend, why) => {
  const { folder: place } = stamped((files) => bend(files, indexOf(written, 'closed') + 1, written.entries.length));
  for (const command of ['monitor', 'fsck']) {
    const { status, stdout } = await laurel([command, place, '--policy', policy]);
    expect([status, stdout]).toEqual([2, expect.stringContaining(why)]);
  }
});

test('with all that lies beside it, nothing of the story is left open', async () => {
  const { status, said } = await monitored([folder, ...beside(written)]);
  expect([status, said]).toMatchObject([0, { state: 'holds', findings: [], form: [], unchecked: [expect.stringContaining('nothing to compare'), expect.stringContaining('is true')] }]);
});

test('acts that are dated before they came on the record are counted, and so are files that nobody could look at', async () => {
  const log = writeLog(inserted(ours, 'decided', { as: 'told late', kind: 'grant.given', at: stepOf(ours, 'opened').at!, pub: { until: '2027-01-21T22:00:00.000Z' } }));
  const [place, index] = [folderOf(filesOf(log)), indexOf(log, 'told late')];
  for (const command of ['monitor', 'fsck']) expect((await laurel([command, place, '--policy', policy])).stdout).toContain(`\n\nOne act is dated before it came on the record, by more than ten minutes: leaf ${index}. Of it`);
  const { stdout } = await laurel(['fsck', folder, '--policy', policy]);
  expect(stdout).toMatch(/\n\nNot checked:\n {2}\d+ files? that leaves name by SHA-256 and that do(es)? not lie beside this log \(revealed scores, opened entries\): x\/[0-9a-f]{64}\.json/);
  const whole = filesOf(written);
  for (const { name, bytes } of filesBeside(written)) if (!/result|record/.test(name)) whole.set(`x/${sha256(bytes)}.json`, Buffer.from(bytes));
  expect((await laurel(['fsck', folderOf(whole), '--policy', policy])).stdout).not.toContain('do not lie beside');
});

test('a signed log with a score after a recusal: the leaf, the act and the rule', async () => {
  const steps = inserted(ours, 'decided', score('after all', recusedPair, { at: '2027-01-22T13:00:00.000Z' }));
  const log = writeLog(steps);
  const args = [folderOf(filesOf(log)), ...beside(log, auditFiles(log).filter(({ name }) => name === 'audit.json'))];
  const { status, stdout } = await laurel(['monitor', ...args, '--policy', policy]);
  const [index, recusal] = [indexOf(log, 'after all'), indexOf(log, 'recused')];
  expect([status, stdout.split('\n').slice(0, 4)]).toEqual([2, [
    `${args[0]}: The story does not hold: 1 finding.`,
    `  leaf ${index} (${actOf(log, 'after all')}), recused-for-good: Its judge had stepped back from entry ${recusedPair.entry} before, in leaf ${recusal} of the log.`,
    '    What the leaf says: A judge scored an entry. The marks are sealed. The rule: A judge who stepped back from an entry scores it no more.', '',
  ]]);
  expect((await monitored(args)).said.findings).toMatchObject([{ rule: 'recused-for-good', index, act: actOf(log, 'after all') }]);
});

test('an entry after the close without a grant is seen by everybody', async () => {
  const log = writeLog(changed(ours, 'late', { refs: [] }));
  const { status, said } = await monitored([folderOf(filesOf(log))]);
  expect([status, said.findings]).toMatchObject([2, [{ rule: 'in-time', index: indexOf(log, 'late'), leaf: 'Entry N-LATE-1 was received, version 1.' }]]);
});

test('a number that is left out, and a byte that was changed, are found before any story', async () => {
  const gap = writeLog(ours);
  const entries = gap.entries.toSpliced(6, 1);
  const missing = await monitored([folderOf(filesOf({ ...gap, entries }))]);
  expect([missing.status, missing.said]).toMatchObject([2, { findings: [], form: expect.arrayContaining([expect.objectContaining({ at: 'entry 6', why: `It is number 7 of ${ch}, after 5: a leaf between them is missing.` })]) as unknown }]);
  const files = filesOf(written);
  const path = [...files.keys()].find((one) => one.startsWith('tile/entries/'))!;
  const bent = await monitored([folderOf(files.set(path, files.get(path)!.with(500, files.get(path)![500]! ^ 1)))]);
  expect([bent.status, bent.said.form.length > 0, bent.said.unchecked[0]]).toEqual([2, true, 'The story: first the leaves must be the ones that were signed, each in its form.']);
});

test('the state is the head that was seen last: a log that grows goes on from it, one that shrank or forked does not', async () => {
  const state = join(own, 'seen');
  const of = (steps: Step[]) => { const log = writeLog(steps); return { folder: folderOf(filesOf(log)), size: log.entries.length }; };
  const [first, second, fork] = [of(ours.slice(0, 30)), of(ours.slice(0, 60)), of(inserted(ours.slice(0, 60), 'entry 3', { as: 'spare', kind: 'grant.given', pub: { until: '2027-01-21T22:00:00.000Z' } }))];
  expect(await monitored([first.folder, '--state', state])).toMatchObject({ status: 0, said: { seenBefore: null, size: first.size } });
  expect(readFileSync(state, 'utf8')).toBe(readFileSync(join(first.folder, 'checkpoint'), 'utf8'));
  const again = await laurel(['monitor', second.folder, '--state', state, '--policy', policy]);
  expect([again.status, again.stdout.split('\n')[0]]).toEqual([0, `${second.folder}: The story holds. 60 leaves, 1 challenge: each leaf follows from those before it. It goes on from the 30 leaves that were seen before. Witnessed by w1.`]);
  const kept = readFileSync(state, 'utf8');
  expect(await monitored([first.folder, '--state', state])).toMatchObject({ status: 2, said: { history: 'It had 60 leaves when it was seen before; now it has 30. Nothing can be taken out of a log.' } });
  expect(await monitored([fork.folder, '--state', state])).toMatchObject({ status: 2, said: { history: 'Its first 60 leaves are not the ones that were seen before: it signed two different logs.', seenBefore: 60 } });
  expect(readFileSync(state, 'utf8')).toBe(kept);
});

test('a head that was seen last and that these keys did not sign is another log, or another signer', async () => {
  const log = folderOf(filesOf(writeLog(ours.slice(0, 30))));
  const others = saved('others.txt', formatPolicy(digest, { logs: [{ key: testKey('elsewhere.example.org/log').key }], witnesses: [], groups: [], quorum: 'none' }));
  const { status, stdout } = await laurel(['monitor', log, '--state', join(log, 'checkpoint'), '--policy', others]);
  expect([status, stdout]).toEqual([2, expect.stringContaining('This may be another log.')]);
});

test.each<[string[], string]>([
  [[], 'Say which log. See laurel --help.'],
  [['nowhere'], 'There is no folder nowhere. Give the folder of a log, or its address with https:// before it.'],
  [[folder, '--results', 'nowhere.json'], 'nowhere.json cannot be read (ENOENT). Check the name.'],
  [[folder, '--reveal', policy], `The file ${policy}: it is not JSON, or not all of it.`],
  [[folder, '--state', policy], `${policy} is no head of this log that the policy vouches for.`],
])('laurel monitor %j could not be checked', async (args, sentence) => {
  const { status, stderr } = await laurel(['monitor', ...args, '--policy', policy]);
  expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
});

test('without a policy the keys come from the log, with a warning', async () => {
  const { status, stderr } = await laurel(['monitor', folder, ...beside(written, filesBeside(written))]);
  expect([status, stderr]).toEqual([0, expect.stringContaining('The keys came from the log itself')]);
});
