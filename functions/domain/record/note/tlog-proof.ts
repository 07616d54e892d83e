import { refuseFormat } from '../refuse-format.ts';
import type { Hash } from '../tree/hashing.ts';
import { fromBase64, fromDecimal, fromHashText, textOfBytes, toBase64 } from './encoding.ts';

/** C2SP tlog-proof: that an entry is in a log, to be checked without any network. `checkpoint` is the signed note, word for word. */
export type TlogProof = { index: number; hashes: Hash[]; checkpoint: string; /** Not covered by anything: never to be trusted. */ extra?: Uint8Array | undefined };

const header = 'c2sp.org/tlog-proof@v1';
/** Does it say that it is a proof? Whether it is one, parseTlogProof says. */
export const isTlogProof = (bytes: Uint8Array): boolean => bytes.length > header.length && Array.from(header).every((character, i) => character.charCodeAt(0) === bytes[i]);

/** No tree has more levels than its size has bits. */
const mostHashes = 63;

export const formatTlogProof = ({ index, hashes, checkpoint, extra }: TlogProof): string =>
  [header, ...(extra && extra.length > 0 ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');

const after = (line: string | undefined, word: string, where: string): string => {
  if (!line?.startsWith(`${word} `)) throw refuseFormat(where, `it must begin with “${word} ”.`);
  return line.slice(word.length + 1);
};

/** @throws Refusal for any bytes that formatTlogProof does not write. The checkpoint inside is read by openCheckpoint. */
export const parseTlogProof = (proof: string | Uint8Array): TlogProof => {
  const text = typeof proof === 'string' ? proof : textOfBytes(proof, 'the proof');
  const end = text.indexOf('\n\n');
  if (end < 0) throw refuseFormat('the proof', 'no empty line parts its hashes from its checkpoint.');
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== header) throw refuseFormat('line 1 of the proof', `it must be ${header}.`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(after(lines.shift(), 'extra', ''), 'line 2 of the proof') : undefined;
  if (extra?.length === 0) throw refuseFormat('line 2 of the proof', 'extra data is there or its line is left out.');
  const at = extra ? 3 : 2;
  const index = fromDecimal(after(lines.shift(), 'index', `line ${at} of the proof`), `line ${at} of the proof`);
  if (lines.length > mostHashes) throw refuseFormat('the proof', `it has ${lines.length} hashes; no tree needs more than ${mostHashes}.`);
  const hashes = lines.map((line, i) => fromHashText(line, `line ${at + 1 + i} of the proof`));
  return { index, hashes, checkpoint: text.slice(end + 2), ...(extra ? { extra } : {}) };
};
