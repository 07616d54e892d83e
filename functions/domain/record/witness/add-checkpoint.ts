import { fromDecimal, fromHashText, textOfBytes, toBase64 } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Hash } from '../tree/hashing.ts';

/** C2SP tlog-witness, "add-checkpoint": what a log asks of a witness. `old`: how many leaves the head had that this witness signed last. `note`: the signed head. */
export type AddCheckpoint = { old: number; proof: Hash[]; note: string };

/** A tree of 2^63 leaves needs no more. */
export const mostProofLines = 63;
/** No head that we would sign is longer. */
export const mostBytes = 64 * 1024;

export const formatAddCheckpoint = ({ old, proof, note }: AddCheckpoint): string => `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;

/** Reads no further than the first empty line; the note is not looked at here. @throws Refusal naming the line. */
export const parseAddCheckpoint = (body: Uint8Array): AddCheckpoint => {
  const text = textOfBytes(body, 'the request');
  const end = text.indexOf('\n\n');
  if (end < 0) throw refuseFormat('the request', 'no empty line parts its proof from its checkpoint.');
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  if (!first.startsWith('old ')) throw refuseFormat('line 1 of the request', 'write old, a space and a size.');
  if (lines.length > mostProofLines) throw refuseFormat('the request', `its proof has ${lines.length} lines; at most ${mostProofLines} are read.`);
  return { old: fromDecimal(first.slice('old '.length), 'line 1 of the request'), proof: lines.map((line, i) => fromHashText(line, `line ${i + 2} of the request`)), note: text.slice(end + 2) };
};

/** How a witness says which size it knows, where the log was wrong about it. */
export const sizeType = 'text/x.tlog.size';
export const formatKnownSize = (size: number): string => `${size}\n`;
/** Undefined for any text that formatKnownSize does not write. */
export const parseKnownSize = (text: string): number | undefined => (/^(0|[1-9][0-9]{0,15})\n$/.test(text) ? Number(text) : undefined);
