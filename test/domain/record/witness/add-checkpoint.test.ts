import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddCheckpoint, formatKnownSize, mostProofLines, parseAddCheckpoint, parseKnownSize } from '../../../../functions/domain/record/witness/add-checkpoint.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The example of C2SP tlog-witness at 5ba5ee8, "add-checkpoint". */
const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

test('the example of the format is read, and written again byte for byte', () => {
  const read = parseAddCheckpoint(bytes(example));
  expect([read.old, read.proof.length, read.note.split('\n')[0]]).toEqual([20_852_014, 4, 'example.com/behind-the-sofa']);
  expect(formatAddCheckpoint(read)).toBe(example);
});

test('what is written is read again', () => {
  fc.assert(fc.property(fc.nat(), fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: mostProofLines }), fc.string(), (old, proof, note) => {
    expect(parseAddCheckpoint(bytes(formatAddCheckpoint({ old, proof, note })))).toEqual({ old, proof, note });
  }));
});

test.each([
  ['no empty line', 'old 0\nexample.com\n', 'no empty line'],
  ['no old size', 'example.com\n\nnote', 'Line 1 of the request: write old'],
  ['a size with a leading zero', 'old 07\n\nnote', 'Line 1 of the request'],
  ['a size below zero', 'old -1\n\nnote', 'Line 1 of the request'],
  ['a hash that is none', 'old 1\nAAAA\n\nnote', 'Line 2 of the request: a hash has 32 bytes'],
  ['more lines than any proof has', `old 1\n${'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'.repeat(64)}\nnote`, 'at most 63'],
])('%s is refused', (_, text, why) => {
  expect(() => parseAddCheckpoint(bytes(text))).toThrow(why);
});

test('a size that is told is a number on a line, and nothing else', () => {
  expect(parseKnownSize(formatKnownSize(20_852_014))).toBe(20_852_014);
  expect(['12', '012\n', '-1\n', '1 \n', '1\n2\n', '', '<html>'].map(parseKnownSize)).toEqual(Array(7).fill(undefined));
});
