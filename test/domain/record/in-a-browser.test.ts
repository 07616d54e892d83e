import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { formatDisclosure } from '../../../functions/domain/record/leaf/disclosure.ts';
import { bytesOfText } from '../../../functions/domain/record/note/encoding.ts';
import { formatPolicy } from '../../../functions/domain/record/note/policy.ts';
import { formatTlogProof } from '../../../functions/domain/record/note/tlog-proof.ts';
import { logFrom, logPolicy } from '../../support/record/small-log.ts';
import { checkReceipt } from '../../support/record/receipt-check.ts';
import { entriesOf, wholeTree } from '../../support/tree.ts';

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({ entryPoints: ['test/support/record/receipt-check.ts'], bundle: true, minify: true, write: false, platform: 'browser', format: 'iife', globalName: 'receipts', target: 'es2022' });
  return outputFiles[0]!.text;
};

test('the same files check a receipt where there is nothing but what browsers have, with the same outcome, in 8 KB', async () => {
  const entries = entriesOf(40);
  const leaf = entries[13]!;
  const checkpoint = new TextDecoder().decode(logFrom(entries, [40]).get('checkpoint'));
  const given = {
    leaf, policy: formatPolicy(digest, logPolicy), proof: formatTlogProof({ index: 13, hashes: wholeTree(entries).inclusion(13), checkpoint }),
    disclosure: formatDisclosure({ salt: 'A'.repeat(43), name: 'receipt', value: 'R-7' }),
  };
  const text = await bundled();
  const context = createContext({ TextEncoder, TextDecoder, atob, btoa, given: JSON.stringify({ ...given, leaf: new TextDecoder().decode(leaf) }) });
  const said = runInContext(`${text}; const all = JSON.parse(given); JSON.stringify(receipts.checkReceipt({ ...all, leaf: new TextEncoder().encode(all.leaf) }))`, context) as string;
  expect(JSON.parse(said)).toEqual(checkReceipt(given));
  expect(checkReceipt(given)).toMatchObject({ included: true, quorum: true, index: 13, size: 40 });
  expect(checkReceipt({ ...given, leaf: bytesOfText('another') })).toMatchObject({ included: false });
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(8192);
});
