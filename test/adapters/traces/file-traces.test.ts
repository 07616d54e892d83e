import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fileTraces } from '../../../functions/adapters/traces/file-traces.ts';

const xmp = (inside: string) => `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const creators = xmp('<dc:creator><rdf:Seq><rdf:li>Rosé Okafor</rdf:li><rdf:li>B &amp; C</rdf:li></rdf:Seq></dc:creator>');

const pdf = (inside: string | Buffer) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(inside), Buffer.from('\n%%EOF\n')]);
const ofPdf = (inside: string | Buffer) => fileTraces(pdf(inside), 'application/pdf');

test('a PDF tells its author as text, as hexadecimal, in wide characters and escaped', () => {
  expect(ofPdf('1 0 obj << /Author (Rose Okafor) /Company (Harborlight \\(Labs\\)) /Creator (A program) >> endobj')).toEqual([
    { what: 'author', words: 'Rose Okafor' }, { what: 'organization', words: 'Harborlight (Labs)' },
  ]);
  expect(ofPdf('<</Author<526F7365>>>')).toEqual([{ what: 'author', words: 'Rose' }]);
  expect(ofPdf('<</Author<FEFF014C00740073 0075>>>')).toEqual([{ what: 'author', words: 'Ōtsu' }]);
  expect(ofPdf('<</Author (R\\363se)>>')).toEqual([{ what: 'author', words: 'Róse' }]);
  expect(ofPdf('<</Author (Rose (Harborlight))>>')).toEqual([{ what: 'author', words: 'Rose (Harborlight)' }]);
  expect(ofPdf('<< /Author () /Title (Harborlight) >>')).toEqual([]);
});

test('a PDF tells what is packed in its object streams and in its packet of properties', () => {
  const packed = deflateSync(Buffer.from('5 0 << /Author (Packed Person) >>'));
  const stream = Buffer.concat([Buffer.from(`7 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`), packed, Buffer.from('\nendstream endobj')]);
  expect(ofPdf(stream)).toEqual([{ what: 'author', words: 'Packed Person' }]);
  expect(ofPdf(`2 0 obj << /Type /Metadata >> stream\n${creators}\nendstream`)).toEqual([{ what: 'author', words: 'Rosé Okafor' }, { what: 'author', words: 'B & C' }]);
});

test('of a locked PDF and of other kinds nothing is claimed', () => {
  expect(ofPdf('<< /Author (\u0001\u0002) >> trailer << /Encrypt 9 0 R >>')).toBeUndefined();
  expect(fileTraces(Buffer.from('Author: Rose'), 'text/plain')).toBeUndefined();
  expect(fileTraces(Buffer.from('PK\u0003\u0004'), 'application/zip')).toBeUndefined();
});

/** Little-endian properties: an artist, and a place. */
const exif = () => {
  const at = Buffer.alloc(200);
  at.write('II*\0', 0, 'latin1');
  at.writeUInt32LE(8, 4);
  const entry = (from: number, tag: number, type: number, count: number, value: number) => {
    at.writeUInt16LE(tag, from);
    at.writeUInt16LE(type, from + 2);
    at.writeUInt32LE(count, from + 4);
    at.writeUInt32LE(value, from + 8);
  };
  at.writeUInt16LE(2, 8);
  entry(10, 0x013b, 2, 12, 100);
  entry(22, 0x8825, 4, 1, 40);
  at.write('Rose Okafor\0', 100, 'latin1');
  at.writeUInt16LE(4, 40);
  entry(42, 1, 2, 2, 'N'.charCodeAt(0));
  entry(54, 2, 5, 3, 120);
  entry(66, 3, 2, 2, 'W'.charCodeAt(0));
  entry(78, 4, 5, 3, 144);
  [[40, 1], [30, 1], [0, 1], [74, 1], [0, 1], [36, 1]].forEach(([over, under], i) => {
    at.writeUInt32LE(over!, 120 + 8 * i);
    at.writeUInt32LE(under!, 124 + 8 * i);
  });
  return at;
};
const told = [{ what: 'author', words: 'Rose Okafor' }, { what: 'place', words: '40.5000, -74.0100' }];

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const jpeg = (...segments: Buffer[]) => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])]);
const ofJpeg = (...segments: Buffer[]) => fileTraces(jpeg(...segments), 'image/jpeg');

test('a JPEG tells its artist, where it was taken, its packet of properties and its by-line', () => {
  expect(ofJpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])))).toEqual(told);
  expect(ofJpeg(segment(0xe0, Buffer.from('JFIF\0')), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp('<rdf:li/>').replace('<rdf:Description>', '<rdf:Description photoshop:Credit="Harborlight">')}`)))).toEqual([{ what: 'owner', words: 'Harborlight' }]);
  expect(ofJpeg(segment(0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x50\0\x04Rose', 'latin1')))).toEqual([{ what: 'author', words: 'Rose' }]);
  expect(ofJpeg()).toEqual([]);
});

test('a JPEG that was cut off, or lies about its lengths, is read as far as it goes', () => {
  const whole = jpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])));
  const cut = Array.from({ length: whole.length }, (_, n) => fileTraces(whole.subarray(0, n), 'image/jpeg'));
  expect(cut.every((found) => Array.isArray(found) && found.length <= 2)).toBe(true);
  const lying = exif();
  lying.writeUInt32LE(0xffffff00, 4);
  expect(ofJpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), lying])))).toEqual([]);
});

const chunk = (name: string, data: Buffer) => {
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(name), data])));
  return Buffer.concat([size, Buffer.from(name), data, check]);
};
const ofPng = (...chunks: Buffer[]) => fileTraces(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND', Buffer.alloc(0))]), 'image/png');

test('a PNG tells what its texts say, plain, packed or as a packet of properties', () => {
  expect(ofPng(chunk('tEXt', Buffer.from('Author\0Rose Okafor')), chunk('tEXt', Buffer.from('Software\0A program')))).toEqual([{ what: 'author', words: 'Rose Okafor' }]);
  expect(ofPng(chunk('zTXt', Buffer.concat([Buffer.from('Copyright\0\0'), deflateSync(Buffer.from('Harborlight'))])))).toEqual([{ what: 'owner', words: 'Harborlight' }]);
  expect(ofPng(chunk('iTXt', Buffer.from('Author\0\0\0en\0\0Rosé')))).toEqual([{ what: 'author', words: 'Rosé' }]);
  expect(ofPng(chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${creators}`)))).toEqual([{ what: 'author', words: 'Rosé Okafor' }, { what: 'author', words: 'B & C' }]);
  expect(ofPng(chunk('eXIf', exif()))).toEqual(told);
});

test('a WebP tells its properties', () => {
  const part = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([Buffer.from('WEBP'), part('VP8 ', Buffer.alloc(3)), part('EXIF', exif())]);
  expect(fileTraces(part('RIFF', body), 'image/webp')).toEqual(told);
});
