import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { recomputeFile } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import { workWords } from '../../../../functions/domain/judging/bundle/recompute-words.ts';

/** What the engine is sent, and what it says: a sentence while it works, then the outcome. It runs beside the page, so that the page lives. */
export type Asked = { name: string; file: Blob };
export type Said = { working: string } | { outcome: ReturnType<typeof recomputeFile> };

// the saved page's policy lets nothing be compiled, and zod would try
z.config({ jitless: true });

const hash = (input: string | Uint8Array): string => bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input));
const say = (said: Said) => { self.postMessage(said); };

self.addEventListener('message', async ({ data: { name, file } }: MessageEvent<Asked>) => {
  say({ working: workWords.reading });
  const bytes = new Uint8Array(await file.arrayBuffer());
  say({ outcome: recomputeFile(name, bytes, hash, (work) => { say({ working: workWords[work] }); }) });
});
