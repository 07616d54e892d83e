import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bakePng, bakeSvg, credentialInPng, credentialInSvg, credentialTextIn } from '../../../functions/domain/credential/baked-picture.ts';
import { badgeText } from '../../support/credential/check.ts';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
/** One grey dot. */
const png = new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')), chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0))]));
const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="5"/></svg>';
const token = 'eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2lnbmVk';

test('a PNG gives back the credential to the letter; its chunk has the form and the sum that PNG asks for, right after the head', async () => {
  const text = await badgeText();
  const baked = bakePng(png, text);
  expect(credentialInPng(baked)).toBe(text);
  const at = 8 + 25;
  const length = Buffer.from(baked).readUInt32BE(at);
  expect(Buffer.from(baked).subarray(at + 4, at + 4 + 25).toString('latin1')).toBe('iTXtopenbadgecredential\0\0');
  expect(Buffer.from(baked).readUInt32BE(at + 8 + length)).toBe(crc32(baked.subarray(at + 4, at + 8 + length)));
  expect(Buffer.concat([baked.subarray(0, at), baked.subarray(at + 12 + length)])).toEqual(Buffer.from(png));
  expect(credentialInPng(png)).toBeUndefined();
});

test('an SVG gives back the same credential, whatever letters it holds, and stays the picture it was', async () => {
  const text = await badgeText();
  const baked = bakeSvg(svg, text);
  expect(baked).toContain('<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns="http://www.w3.org/2000/svg"');
  expect(credentialInSvg(baked)).toBe(text);
  expect(baked.endsWith('</openbadges:credential><circle r="5"/></svg>')).toBe(true);
  expect(credentialInSvg(bakeSvg(svg, token))).toBe(token);
  expect(credentialInSvg(svg)).toBeUndefined();
  expect(() => bakeSvg('<p>no picture</p>', text)).toThrow('The picture: it is not an SVG.');
  fc.assert(fc.property(fc.jsonValue(), fc.string(), (value, odd) => {
    const given = { VerifiableCredential: value, odd: `${odd}]]>&lt;</openbadges:credential>` };
    expect(JSON.parse(credentialInSvg(bakeSvg(svg, JSON.stringify(given)))!)).toEqual(JSON.parse(JSON.stringify(given)));
  }), { numRuns: 50 });
});

test('baked again there is one credential in it: the new one', () => {
  expect(credentialInPng(bakePng(bakePng(png, 'first'), 'second'))).toBe('second');
  expect(Buffer.from(bakePng(bakePng(png, 'first'), 'second')).includes('first')).toBe(false);
  const twice = bakeSvg(bakeSvg(svg, '{"a":1}'), '{"b":2}');
  expect([credentialInSvg(twice), twice.split('xmlns:openbadges').length, twice.split('</openbadges:credential>').length]).toEqual(['{"b":2}', 2, 2]);
});

test('a text is found in whatever it came, and what is something else is left alone', async () => {
  const text = await badgeText();
  const bytes = (given: string) => new TextEncoder().encode(given);
  for (const [given, found] of [[text, text], [`\n${token} `, token], [bakeSvg(svg, text), text], [svg, undefined], ['{"format":"laurel-receipt/1"}', undefined], ['hello', undefined], ['', undefined]] as const) expect(credentialTextIn(bytes(given))).toBe(found);
  expect(credentialTextIn(bakePng(png, text))).toBe(text);
});

test('a PNG cut off anywhere is told, or has its credential whole', () => {
  const baked = bakePng(png, '{"VerifiableCredential":1}');
  const read = (length: number): string | undefined => {
    try {
      return credentialTextIn(baked.slice(0, length));
    } catch (error) {
      return (error as Error).message;
    }
  };
  fc.assert(fc.property(fc.nat(baked.length), (length) => { expect([undefined, '{"VerifiableCredential":1}', 'The picture: it is a PNG, but not whole.']).toContain(read(length)); }));
  expect(() => bakePng(png.subarray(8), 'a')).toThrow('The picture: it is not a PNG.');
});
