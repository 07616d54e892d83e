import * as z from 'zod';
import { canonical } from '../../words/canonical.ts';
import { PendingLeaf } from '../leaf/pending-leaf.ts';
import { bytesOfText, fromBase64, textOfBytes, toBase64 } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';
import { stagingName, type Batch } from './batch.ts';

const count = z.int().min(0);
const Staged = z.strictObject({
  format: z.literal('laurel-batch/1'), from: count, to: count, root: z.string(),
  files: z.array(z.tuple([z.string(), z.string()])),
  marks: z.array(z.strictObject({ ...PendingLeaf.pick({ id: true, ch: true, act: true, at: true }).shape, index: count, leafHash: z.string(), n: count, receivedAt: z.string(), entry: z.string().optional(), opening: z.array(z.string()).optional() })),
});

/** The bytes of a staged batch: ours alone, never published. */
export const formatBatch = ({ files, ...batch }: Batch): Uint8Array => bytesOfText(canonical({ format: 'laurel-batch/1', ...batch, files: files.map(({ path, bytes }) => [path, toBase64(bytes)]) }));

/** @throws Refusal where the bytes are not the batch of this name. */
export const parseBatch = (digest: Digest, bytes: Uint8Array, name: string): Batch => {
  const { format: _format, files, ...batch } = Staged.parse(JSON.parse(textOfBytes(bytes, name)));
  if (stagingName(digest, batch) !== name) throw refuseFormat(name, 'another batch is staged under this name.');
  return { ...batch, files: files.map(([path, text]) => ({ path, bytes: fromBase64(text, path) })) };
};
