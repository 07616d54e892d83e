import { digest } from '../../adapters/system/sha256.ts';
import { NoTimestamp, readTimestamp } from '../../adapters/system/timestamp-token.ts';
import { found as foundIn, type Finding } from '../../domain/record/check/finding.ts';
import { isNamed, parseLeaf } from '../../domain/record/leaf/leaf.ts';
import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { parseStampList, stampedPath, stampListPath, tokenPath, type Stamp } from '../../domain/record/stamp/stamp-list.ts';
import { emptyEdge, growEdge, rootOf } from '../../domain/record/tree/edge.ts';
import { leafHash, sameBytes } from '../../domain/record/tree/hashing.ts';
import type { LogSource } from './log-source.ts';

/** `by`: as the list has it; `signer`: as the certificate in the token calls itself. Nothing here says that either is so. */
export type FoundStamp = { path: string; by: string; signer: string; at: string; size: number; closes: number[] };

/** Who signed a token over these bytes; or why it is none, or of another time than the list says. */
const signerOf = (token: Uint8Array, bytes: Uint8Array, at: string): { signer: string } | { why: string } => {
  try {
    const read = readTimestamp(token, bytes);
    return read.at === at ? { signer: read.signer.subject.replaceAll('\n', ', ') } : { why: `Its time is ${read.at}; ${stampListPath} says ${at}.` };
  } catch (error) {
    if (error instanceof NoTimestamp) return { why: error.message };
    throw error;
  }
};

const closesAt = (entry: Uint8Array | undefined): boolean => {
  const leaf = entry && foundIn('', [], () => parseLeaf(entry));
  return leaf !== undefined && isNamed(leaf) && leaf.act === 'submissions.closed';
};

/** The timestamps that lie beside a log: each over a checkpoint that this very log had, at the time that is shown of it. Whose their certificates are, nothing here says. */
export const checkStamps = async ({ read }: Pick<LogSource, 'read'>, origin: string, entries: readonly Uint8Array[]): Promise<{ stamps: FoundStamp[]; findings: Finding[] }> => {
  const findings: Finding[] = [];
  const stamps: FoundStamp[] = [];
  const file = await read(stampListPath);
  const list = file && foundIn(stampListPath, findings, () => parseStampList(digest, textOfBytes(file, stampListPath)));
  let edge = emptyEdge;
  let grown = 0;
  const checkOne = async ({ size, closes, tokens }: Stamp): Promise<void> => {
    const path = stampedPath(size);
    const say = (why: string, where = path) => { findings.push({ path: where, why }); };
    const bytes = await read(path);
    if (!bytes) return say('It is missing, and timestamps are over it.');
    const checkpoint = foundIn(path, findings, () => parseCheckpoint(textOfBytes(bytes, path)));
    if (!checkpoint) return;
    if (checkpoint.origin !== origin || checkpoint.size !== size || size > entries.length) return say('It is not of this log at this size.');
    const other = closes.find((index) => !closesAt(entries[index]));
    if (other !== undefined) return say(`It is listed as the close in leaf ${other}, which closes no submissions.`, stampListPath);
    edge = growEdge(digest, edge, entries.slice(grown, size).map((entry) => leafHash(digest, entry)));
    grown = size;
    if (!sameBytes(rootOf(digest, edge), checkpoint.root)) return say(`It is not what this log was at ${size} leaves.`);
    for (const [place, { by, at }] of tokens.entries()) {
      if (at === undefined) continue;
      const where = tokenPath(size, place);
      const token = await read(where);
      const found = token ? signerOf(token, bytes, at) : { why: 'It is missing.' };
      if ('signer' in found) stamps.push({ path: where, by, signer: found.signer, at, size, closes });
      else say(found.why, where);
    }
  };
  for (const stamp of list?.stamps ?? []) await checkOne(stamp);
  return { stamps, findings };
};
