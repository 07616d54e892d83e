import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { recomputeBoth, recomputeFile } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import { workWords } from '../../../../functions/domain/judging/bundle/recompute-words.ts';

/** What the engine is sent, and what it says: a sentence while it works, then the outcome. It runs beside the page, so that the page lives. */
export type Asked = { name: string; file: Blob; /** What is asked about, where it goes with the other. */ full?: { name: string; file: Blob } };
export type Said = { working: string } | { outcome: ReturnType<typeof recomputeFile> };

// the saved page's policy lets nothing be compiled, and zod would try
z.config({ jitless: true });

const hash = (input: string | Uint8Array): string => bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input));
const say = (said: Said) => { self.postMessage(said); };

const read = async ({ name, file }: Asked) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
const begin = (work: keyof typeof workWords) => { say({ working: workWords[work] }); };

self.addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  begin('reading');
  const file = await read(data);
  if (!data.full) return say({ outcome: recomputeFile(file.name, file.bytes, hash, begin) });
  const both = recomputeBoth(file, await read(data.full), hash, begin);
  say({ outcome: Array.isArray(both) ? both[1]! : both });
});
