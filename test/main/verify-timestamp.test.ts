import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import openssl from '../fixtures/record/openssl-timestamps.json' with { type: 'json' };
import { laurel, temporary } from '../support/program.ts';

const temp = temporary();
afterAll(() => temp.clear());
const own = temp.folder();
const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(own, name), content);
  return join(own, name);
};
const { token: base64, ca, at } = openssl.tokens.rsa;
const token = saved('5.1.tsr', Buffer.from(base64, 'base64'));
const checkpoint = saved('5.checkpoint', openssl.checkpoint);
const head = saved('checkpoint', `${openssl.checkpoint}\n— log.example.gov/record AAAAAAAA\n`);
const tsa = saved('tsa.pem', ca);
const other = saved('other.pem', openssl.tokens.ec.ca);
const forked = saved('6.checkpoint', openssl.checkpoint.replace('\n5\n', '\n6\n'));

test('a token that openssl made holds over its checkpoint, alone or under signatures, and what was not checked is told', () => {
  for (const file of [checkpoint, head]) {
    const { status, stdout, stderr } = laurel(['verify', token, '--checkpoint', file, '--tsa', tsa]);
    expect([status, stderr, stdout.split('\n').slice(0, 7)]).toEqual([0, '', [
      `5.1.tsr: The timestamp holds. At ${at} the checkpoint of 5 leaves of log.example.gov/record was there.`, '', `  holds        Over: the SHA-256 of the text of ${file.split('/').at(-1)}`,
      '  holds        Signature: by the certificate in the token, CN=Fixture authority rsa', '  holds        Authority: vouched for by tsa.pem', '', 'Not checked:',
    ]]);
  }
  const { status, stdout } = laurel(['verify', token, '--checkpoint', checkpoint]);
  expect([status, stdout]).toEqual([1, expect.stringContaining('  not checked  Authority: no certificate was given\n\nNot checked:\n  Whose certificate it is')]);
  expect(stdout).toContain(`It is a timestamp over the checkpoint of 5 leaves of log.example.gov/record, and says ${at}. Whose it is was not checked, so it shows nothing yet`);
});

test.each([
  ['another checkpoint', [token, '--checkpoint', forked], 'It is over other bytes.'],
  ['another authority', [token, '--checkpoint', checkpoint, '--tsa', other], 'It is signed with a certificate that other.pem does not vouch for.'],
  ['no token', [saved('no.tsr', 'no'), '--checkpoint', checkpoint], 'It is not an answer of a time-stamping authority (RFC 3161).'],
])('%s does not hold, and the exit code is 2', (_, args, why) => {
  const { status, stdout } = laurel(['verify', ...args]);
  expect([status, stdout]).toEqual([2, expect.stringContaining(why)]);
  const json = laurel(['verify', ...args, '--json']);
  expect([json.status, JSON.parse(json.stdout)]).toMatchObject([2, { state: 'fails', why, at: null }]);
});

test.each([
  [[token], 'A timestamp is over a checkpoint. Give it with --checkpoint FILE: laurel verify 5.1.tsr --checkpoint FILE.'],
  [[token, '--checkpoint', tsa], 'tsa.pem is no checkpoint of a log. '],
  [[token, '--checkpoint', checkpoint, '--tsa', checkpoint], '5.checkpoint holds no certificate in PEM form. Get the one that the authority publishes.'],
  [[token, '--checkpoint', checkpoint, '--online'], 'A timestamp is checked with --checkpoint FILE and --tsa CERT.pem alone.'],
])('laurel verify %j could not be checked, and says why', (args, why) => {
  const { status, stdout, stderr } = laurel(['verify', ...args]);
  expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(why)]);
});
