import { constants, inflateSync } from 'node:zlib';
import type { Trace } from '../../domain/entry/trace.ts';
import { xmpTraces } from './xmp.ts';

const mostInflated = 8 * 1024 * 1024;
const mostStreams = 300;

const inflated = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostInflated }).toString('latin1');
  } catch {
    return '';
  }
};

/** Objects that are packed into streams, as newer writers do. */
const packedObjects = (bytes: Buffer, text: string): string[] =>
  [...text.matchAll(/\/ObjStm\b[^]{0,400}?stream\r?\n/g)].slice(0, mostStreams).map((match) => {
    const from = match.index + match[0].length;
    const end = text.indexOf('endstream', from);
    return inflated(bytes.subarray(from, end < 0 ? undefined : end));
  });

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string) =>
  text.replace(/\\([0-7]{1,3}|\r?\n|[^])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) & 255) : /^\r?\n/.test(code) ? '' : (escapes[code] ?? code)));
const asText = (raw: string): string => {
  const bytes = Buffer.from(raw, 'latin1');
  if (raw.startsWith('þÿ')) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (raw.startsWith('ï»¿')) return bytes.subarray(3).toString('utf8');
  return raw;
};
const written = (literal: string): string => asText(literal.startsWith('<') ? Buffer.from(literal.slice(1, -1).replace(/\s+/g, ''), 'hex').toString('latin1') : unescaped(literal.slice(1, -1)));

const names: Record<string, Trace['what']> = { Author: 'author', Company: 'organization', Manager: 'author' };
const informed = (text: string): Trace[] =>
  [...text.matchAll(/\/(Author|Company|Manager)\s*(\((?:\\[^]|[^\\()]|\((?:\\[^]|[^\\()]){0,200}\)){0,600}\)|<[0-9A-Fa-f\s]{0,1200}>)/g)].map(([, name, literal]) => ({ what: names[name!]!, words: written(literal!) }));

const packets = (bytes: Buffer, text: string): Trace[] =>
  [...text.matchAll(/<x:xmpmeta/g)].slice(0, 20).flatMap(({ index }) => {
    const end = text.indexOf('</x:xmpmeta>', index);
    return end < 0 ? [] : xmpTraces(bytes.subarray(index, end).toString('utf8'));
  });

/** What the document's properties tell; undefined where they are locked. */
export const pdfTraces = (bytes: Buffer): Trace[] | undefined => {
  const text = bytes.toString('latin1');
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text)) return undefined;
  return [...[text, ...packedObjects(bytes, text)].flatMap(informed), ...packets(bytes, text)];
};
