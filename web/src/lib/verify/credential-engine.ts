import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { makeCanonizer } from '../../../../functions/adapters/jsonld/canonizer.ts';
import { carryOut } from '../../../../functions/adapters/webcrypto/carry-out.ts';
import { sinceWhen } from '../../../../functions/adapters/webcrypto/since-when.ts';
import { isZip, unzip } from '../../../../functions/adapters/webcrypto/unzip.ts';
import { bundleOf, withBeside, withRecord, type Named } from '../../../../functions/domain/credential/check/bundle.ts';
import { checkCredential } from '../../../../functions/domain/credential/check/check-credential.ts';
import { cannot, type Reading } from '../../../../functions/domain/credential/check/check-steps.ts';
import { keptAt } from '../../../../functions/domain/credential/check/saved.ts';
import { bytesOfText, toHex } from '../../../../functions/domain/record/note/encoding.ts';
import { parsePolicy } from '../../../../functions/domain/record/note/policy.ts';
import type { CheckedReceipt } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';
import { checkGiven } from './check-given.ts';
import { nothing } from './given.ts';

/** What the engine is sent, and what it answers. It is fetched only for a credential: contexts and what makes them canonical weigh more than all that checks receipts. */
export type Asked = { files: { is: Uint8Array }[]; /** Of the page. */ origin: string; /** Whose signatures on receipts count. */ policy: string | undefined };
export type Answered = CheckedReceipt | { missing: string };

const digests: Reading['digests'] = { sha256, sha384, sha512 };
const mostBytes = 1024 * 1024;

/** Its own site and no other: whoever checks a credential tells nobody else of it. */
const ownSite = async (address: string, origin: string): Promise<Uint8Array> => {
  if (origin === 'null') throw cannot(`${address} is not asked by a saved page.`);
  if (new URL(address).origin !== origin) throw cannot(`It needs ${address}, and this page asks no other site. Save that file and add it here, or use the command below.`);
  const reply = await fetch(address, { credentials: 'omit', redirect: 'error', cache: 'no-cache' }).catch(() => undefined);
  if (!reply?.ok) throw cannot(`${address} cannot be reached.`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (bytes.length > mostBytes) throw cannot(`${address} is larger than 1 MB.`);
  return bytes;
};

/** Of a ZIP, what is in it. */
const unpacked = async (files: Asked['files']): Promise<Named[]> =>
  (await Promise.all(files.map(async ({ is }) => (isZip(is) ? unzip(is) : [{ name: 'a file', bytes: is }])))).flat();

const checkRecord = async (receipt: Uint8Array, text: string, policyText: string | undefined) => {
  const policy = policyText ? parsePolicy(sha256, policyText) : undefined;
  if (!policy) return undefined;
  const bytes = bytesOfText(text);
  const outcome = await checkGiven({ ...nothing, receipt: { name: 'receipt', is: receipt }, files: [{ name: 'credential', size: bytes.length, sha256: toHex(sha256(bytes)) }] }, policy);
  return 'missing' in outcome ? undefined : { policy, outcome };
};

const checkFiles = async ({ files, origin, policy }: Asked): Promise<Answered> => {
  const read = await unpacked(files).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (read instanceof Refusal) return { missing: read.message };
  const bundle = bundleOf(read);
  const { texts: [text, other], saved, receipt } = bundle;
  if (text === undefined) return { missing: saved.length > 0 ? 'Now add the credential. Until then there is nothing to check with these keys and lists.' : 'There is no credential in this ZIP file. If it was sent with an entry, add the receipt.' };
  if (other !== undefined) return { missing: 'These are different credentials. Start again, and add one at a time.' };
  const reading: Reading = { now: new Date().toISOString(), digests };
  const checked = await carryOut(checkCredential(text, reading), { canonizer: makeCanonizer(), read: (address) => ownSite(address, origin), keptAt: keptAt(saved) });
  const told = withBeside(await sinceWhen(checked, origin, (address) => ownSite(address, origin)), bundle);
  return receipt ? withRecord(told, receipt, await checkRecord(receipt, text, policy)) : told;
};

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  checkFiles(data).then((answered) => { self.postMessage(answered); }, (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    self.postMessage({ state: 'fails', sentence: `Not genuine. ${error.message}`, steps: [], notProved: [], says: [] } satisfies Answered);
  });
});
