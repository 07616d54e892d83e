import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bakePng, bakeSvg } from '../../functions/domain/credential/baked-picture.ts';
import { didDocument } from '../../functions/domain/credential/did.ts';
import { openBadge } from '../../functions/domain/credential/open-badge.ts';
import { statusListCredential, emptyStatusList, encodeStatusList, withBit } from '../../functions/domain/credential/status-list.ts';
import { deflateSync, gzipSync } from 'node:zlib';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { formatPolicy } from '../../functions/domain/record/note/policy.ts';
import { formReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { testKey } from '../support/keys.ts';
import { keptReceipt } from '../support/record/kept-receipt.ts';
import { zipOf } from '../../web/src/lib/server/zip.ts';
import { sealPng } from '../../web/src/lib/credential/seal-png.ts';
import { badgeFacts, signed, testCredentialSigner } from '../support/credential/badge.ts';
import { temporary } from '../support/program.ts';

const temp = temporary();
afterAll(() => temp.clear());
const root = join(import.meta.dirname, '../..');
const folder = temp.folder();
const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const laurel = (...args: string[]) => new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
  execFile(process.execPath, [join(root, 'bin/laurel.js'), 'verify', ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } }, (error, stdout, stderr) => { resolve({ status: error ? Number(error.code) : 0, stdout, stderr }); });
});

const there: Record<string, string> = {};
const asked: string[] = [];
let site: Server;
let origin: string;
let text: string;
let lists: (set?: number[], at?: string) => Promise<void>;
beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.url!);
    const found = there[request.url!];
    response.writeHead(found === undefined ? 404 : 200).end(found);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const signer = testCredentialSigner(origin);
  const places = { revocation: { list: `${origin}/status/1`, index: 3 }, suspension: { list: `${origin}/status/2`, index: 4 } };
  text = await signed(openBadge({ ...badgeFacts, id: `${origin}/credentials/1`, issuer: { ...badgeFacts.issuer, did: signer.did }, status: places, validFrom: '2020-01-01T00:00:00Z', validUntil: undefined }), signer, '2020-01-01T12:00:00Z');
  lists = async (set = [], validFrom = '2020-02-01T00:00:00Z') => {
    for (const [path, purpose] of [['/status/1', 'revocation'], ['/status/2', 'suspension']] as const) {
      const bits = set.reduce((list, index) => withBit(list, index, true), emptyStatusList());
      there[path] = await signed(statusListCredential({ id: `${origin}${path}`, issuer: signer.did, purpose, encodedList: encodeStatusList(gzipSync, bits), validFrom, validUntil: '2999-01-01T00:00:00Z' }), signer);
    }
  };
  await lists();
  there['/.well-known/did.json'] = JSON.stringify(didDocument({ did: signer.did, keys: [{ publicKey: signer.publicKey }] }));
  there['/credentials/1'] = text;
});
afterAll(() => { site.close(); });

test('with the keys and lists beside it, a credential is checked without any network', async () => {
  const files = [saved('badge.json', text), saved('did.json', there['/.well-known/did.json']!), saved('list-1.json', there['/status/1']!), saved('list-2.json', there['/status/2']!)];
  const { status, stdout } = await laurel(...files);
  expect([status, stdout.split('\n')[0]]).toEqual([1, `badge.json: Valid as of Saturday, February 1, 2020, 12:00 a.m. UTC, by the keys in a file that you added; whether it was withdrawn or suspended since is not known. City of Example (127.0.0.1:${new URL(origin).port}) issued “Winner: Follow the repair” to Lena Abara on January 1, 2020.`]);
  const told = JSON.parse((await laurel(...files, '--json')).stdout) as Record<string, unknown>;
  expect([told['standing'], told['state'], told['asOf']]).toEqual(['unknown', 'not checked', '2020-02-01T00:00:00Z']);
  expect(stdout).toContain('That the keys are those of the issuer: they came from a file that you added.');
  expect(asked).toEqual([]);
});

test('without them it says what it could not check, and ends with 1; this machine is asked only where it is named', async () => {
  const badge = saved('badge.json', text);
  const offline = await laurel(badge);
  expect([offline.status, offline.stdout.split('\n')[0]]).toEqual([1, `badge.json: Cannot check right now. It needs ${origin}/.well-known/did.json, and nothing was asked: add that file, or let it be asked with --online.`]);
  const online = await laurel(badge, '--online');
  expect([online.status, asked]).toEqual([1, []]);
  expect(online.stdout).toContain('is on this machine, and no file may send this program there.');
});

test('by its address, with what it asked; withdrawn ends with 2', async () => {
  const good = await laurel(`${origin}/credentials/1`, '--json');
  const told = JSON.parse(good.stdout) as Record<string, unknown>;
  expect([good.status, told['standing'], told['asked']]).toEqual([0, 'valid', [`${origin}/.well-known/did.json`, `${origin}/status/1`, `${origin}/status/2`]]);
  await lists([3]);
  const bad = await laurel(`${origin}/credentials/1`);
  expect([bad.status, bad.stdout.split('\n')[0]]).toEqual([2, `${origin}/credentials/1: Withdrawn. Its issuer has withdrawn it.`]);
  await lists();
});

test('an older list beside a withdrawn credential does not make it valid again', async () => {
  const old = [saved('list-1.json', there['/status/1']!), saved('list-2.json', there['/status/2']!)];
  await lists([3], '2020-06-01T00:00:00Z');
  asked.length = 0;
  const { status, stdout } = await laurel(`${origin}/credentials/1`, ...old);
  expect([status, stdout.split('\n')[0]]).toEqual([2, `${origin}/credentials/1: Withdrawn. Its issuer has withdrawn it.`]);
  expect(asked).toEqual(['/credentials/1', '/.well-known/did.json', '/status/1', '/status/2', '/api/v1/credentials/1']);
  there['/api/v1/credentials/1'] = JSON.stringify({ status: 'withdrawn', since: '2020-05-31T23:30:00.000Z', reason: 'The entry was bought.' });
  expect((await laurel(`${origin}/credentials/1`, ...old)).stdout.split('\n')[0]).toMatch(/has withdrawn it\. Since May 31, 2020 \(UTC\): “The entry was bought\.”$/);
  delete there['/api/v1/credentials/1'];
  there['/status/1'] = '';
  const unreached = await laurel(`${origin}/credentials/1`, ...old);
  expect([unreached.status, unreached.stdout.split('\n')[0]]).toEqual([1, expect.stringMatching(/: Valid as of Saturday, February 1, 2020, 12:00 a\.m\. UTC; whether it was withdrawn since is not known\. /)]);
  await lists();
});

test('the proof bundle as it came: its credential by its keys and lists, its receipt by the policy that was given', async () => {
  const { receipt, policyText } = keptReceipt({ credential: text });
  const issuer = ['/.well-known/did.json', '/status/1', '/status/2'].map((path, i) => ({ name: `issuer/${i}.json`, content: there[path]! }));
  const bundle = (own: string) => saved('bundle.zip', zipOf([{ name: 'HOW-TO-CHECK.txt', content: 'how' }, { name: 'badge.json', content: text }, { name: 'badge.svg', content: bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>', text) }, { name: 'record/receipt.json', content: own }, { name: 'record/policy', content: policyText }, ...issuer]));
  const policy = saved('policy.txt', policyText);
  const good = await laurel(bundle(formReceipt(receipt)), '--policy', policy);
  expect([good.status, good.stdout.split('\n')[0]]).toEqual([1, expect.stringMatching(/^bundle\.zip: Valid as of Saturday, February 1, 2020, 12:00 a\.m\. UTC, by the keys in a file/)]);
  expect(good.stdout).toContain('  holds        On the public record: This file is the one that the record holds: Credential issued, ');
  // unpacked it is the same: the receipt proves that it was given, and never leads
  const beside = await laurel(saved('receipt.json', formReceipt(receipt)), saved('given.json', text), '--policy', policy);
  expect([beside.status, beside.stdout.split('\n')[0], beside.stdout.includes('  holds        On the public record')]).toEqual([1, expect.stringMatching(/^receipt\.json: Cannot check right now\./), true]);
  const unsaid = await laurel(bundle(formReceipt(receipt)));
  expect([unsaid.status, unsaid.stdout]).toEqual([1, expect.stringContaining('  not checked  On the public record: Whose signatures count was not said')]);
  const other = await laurel(bundle(formReceipt(keptReceipt({ credential: 'another' }).receipt)), '--policy', policy);
  expect([other.status, other.stdout.split('\n')[0]]).toEqual([2, 'bundle.zip: The receipt beside the credential is not its own, or was changed. This is not the file that the record names.']);
  const elsewhere = saved('elsewhere.txt', formatPolicy(digest, { logs: [{ key: testKey('other.example/log').key }], witnesses: [], groups: [] }));
  expect((await laurel(bundle(formReceipt(receipt)), '--policy', elsewhere)).stdout).toContain('  not checked  On the public record: The receipt beside it is of a log that is not known here.');
  expect(await laurel(saved('empty.zip', zipOf([{ name: 'plan.txt', content: 'a plan' }])))).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no credential in this ZIP file.') });
});

test('a picture with one inside; one letter changed; options and files that are for something else', async () => {
  const keys = saved('did.json', there['/.well-known/did.json']!);
  const picture = saved('badge.svg', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>', text.replace('Lena', 'Mona')));
  const changed = await laurel(picture, keys);
  expect([changed.status, changed.stdout.split('\n')[0]]).toEqual([2, 'badge.svg: Not genuine. The signature does not hold. The credential was changed, or somebody else signed it.']);
  const badgePng = saved('badge.png', bakePng(sealPng('3f7a0c55d1e29b84'.repeat(4), (bytes) => new Uint8Array(deflateSync(bytes))), text));
  const whole = await laurel(badgePng, keys, saved('list-1.json', there['/status/1']!), saved('list-2.json', there['/status/2']!));
  expect([whole.status, whole.stdout.split('\n')[0]]).toEqual([1, expect.stringMatching(/^badge\.png: Valid as of .* to Lena Abara/)]);
  const badge = saved('badge.json', text);
  expect(await laurel(badge, '--policy', keys)).toMatchObject({ status: 1, stderr: expect.stringContaining('--policy and --url are for receipts.') });
  expect(await laurel(badge, saved('plan.pdf', 'a plan'))).toMatchObject({ status: 1, stderr: expect.stringContaining('plan.pdf is neither the keys of an issuer (did.json) nor a status list.') });
  expect(await laurel(keys, '--online')).toMatchObject({ status: 1, stderr: expect.stringContaining('--online is for credentials.') });
  expect(await laurel(`${origin}/nothing`)).toMatchObject({ status: 1, stderr: expect.stringContaining('answered 404.') });
});
