import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { formatPolicy, parsePolicy, reachesQuorum } from '../../../../functions/domain/record/note/policy.ts';
import { formatVerifierKey } from '../../../../functions/domain/record/note/verifier-key.ts';
import { testKey } from '../../../support/keys.ts';

const vkey = (name: string, type: 'ed25519' | 'cosignature' = 'cosignature') => formatVerifierKey(testKey(name, type).key);
const log = `log ${vkey('log.example', 'ed25519')}\n`;
const witnesses = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name) => `witness ${name} ${vkey(`${name}.example`)}\n`).join('');
// C2SP tlog-policy at 5ba5ee8 (2026-07-22), "Example policy", with keys filled in.
const example = `${log}\n${witnesses}group X-witnesses 2 X1 X2 X3\n\ngroup Y-witnesses any Y1 Y2 Y3\n\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n`;

test('the example of the specification: two of X and any of Y', () => {
  const policy = parsePolicy(digest, example);
  const reached = (...names: string[]) => reachesQuorum(policy, new Set(names));
  expect([reached('X1', 'X3', 'Y2'), reached('X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'), reached('X1', 'X2'), reached('X1', 'Y1', 'Y2'), reached('Y1'), reached('X-and-Y')]).toEqual([true, true, false, false, false, false]);
});

test('space, comments and addresses are read; what is written has none of the first two', () => {
  const loose = `\t\n# our policy: “naïve”\n  log   ${vkey('log.example', 'ed25519')}\t https://log.example/ \n   #indented\nwitness w1\t${vkey('w.example')} https://w.example/add\n\tquorum w1 \n`;
  const policy = parsePolicy(digest, loose);
  const written = formatPolicy(digest, policy);
  expect(written).toBe(`log ${vkey('log.example', 'ed25519')} https://log.example/\nwitness w1 ${vkey('w.example')} https://w.example/add\nquorum w1\n`);
  expect(parsePolicy(digest, written)).toEqual(policy);
});

test('no quorum is asked for only where the policy says so', () => {
  expect(reachesQuorum(parsePolicy(digest, `${log}quorum none\n`), new Set())).toBe(true);
  expect(reachesQuorum(parsePolicy(digest, `quorum none\n`), new Set())).toBe(true);
});

test('a name outside ASCII is opaque, and a Kelvin sign is no K', () => {
  const policy = parsePolicy(digest, `witness K ${vkey('a.example')}\nwitness \u212a ${vkey('b.example')}\nquorum K\n`);
  expect(policy.witnesses.length).toBe(2);
  expect(() => formatPolicy(digest, policy)).toThrow('has spaces or characters outside ASCII');
});

const w1 = `witness w1 ${vkey('a.example')}\n`;
const w2 = `witness w2 ${vkey('b.example')}\n`;
test.each([
  // The first six as transparency-dev/formats at 0b850f1 (2026-07-20), witness/witness_policy_test.go, has them.
  ['no quorum', w1, 'The policy: it has no quorum line.'],
  ['an unknown quorum', 'quorum unknown\n', 'Line 1 of the policy: unknown is not named on an earlier line.'],
  ['a name twice', `${w1}${w2.replace('w2', 'w1')}quorum w1\n`, 'Line 2 of the policy: the name w1 is taken.'],
  ['a negative number', `${w1}${w2}group g1 -1 w1 w2\nquorum g1\n`, 'Line 3 of the policy: this is not a decimal number without leading zeros.'],
  ['a group called none', `${w1}group none 1 w1\nquorum none\n`, 'Line 2 of the policy: the name none is taken.'],
  ['an unknown member', `${w1}group g 1 w2\nquorum g\n`, 'Line 2 of the policy: w2 is not named on an earlier line.'],
  ['more than there are', `${w1}group g 2 w1\nquorum g\n`, 'Line 2 of the policy: 2 of 1 cannot be.'],
  ['nobody', `${w1}group g 0 w1\nquorum g\n`, 'Line 2 of the policy: 0 of 1 cannot be.'],
  ['a group of nobody', `group g any\nquorum g\n`, 'Line 1 of the policy: write group, a name, a number or any or all, and at least one member.'],
  ['a member of two groups', `${w1}group g any w1\ngroup h any w1\nquorum h\n`, 'Line 3 of the policy: w1 is a member already, here or of another group.'],
  ['two quorums', `${w1}quorum w1\nquorum w1\n`, 'Line 3 of the policy: there is exactly one quorum line, with one name.'],
  ['a key twice', `${w1}${`witness w2 ${formatVerifierKey(testKey('a.example', 'cosignature').key)}\n`}quorum w1\n`, 'Line 2 of the policy: this public key stands on an earlier line.'],
  ['the key of a witness for a log', `log ${vkey('a.example')}\nquorum none\n`, 'Line 1 of the policy: the key of a log has type 1.'],
  ['the key of a log for a witness', `witness w sigsum.org+e4ade967+AZuUY6B08pW3QVHu8uvsrxWPcAv9nykap2Nb4oxCee+r\nquorum w\n`, 'Line 1 of the policy: the key of a witness has type 4.'],
  ['a comment behind', `${w1.slice(0, -1)} https://a.example #mine\nquorum w1\n`, 'Line 1 of the policy: it has more than a key and an address.'],
  ['another word', 'witnesses w1\nquorum none\n', 'Line 1 of the policy: witnesses is no word of a policy: log, witness, group or quorum.'],
  ['a return', 'quorum none\r\n', 'Line 1 of the policy: it holds a control character other than a tab.'],
  ['no last line break', 'quorum none', 'The policy: its last line does not end with a line break.'],
])('refused with where and why: %s', (_name, file, message) => {
  expect(() => parsePolicy(digest, file)).toThrow(message);
});
