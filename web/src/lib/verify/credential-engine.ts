import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { makeCanonizer } from '../../../../functions/adapters/jsonld/canonizer.ts';
import { carryOut, type ReadAddress } from '../../../../functions/adapters/webcrypto/carry-out.ts';
import { credentialTextIn } from '../../../../functions/domain/credential/baked-picture.ts';
import { checkCredential } from '../../../../functions/domain/credential/check/check-credential.ts';
import { cannot, type Reading } from '../../../../functions/domain/credential/check/check-steps.ts';
import { keptAt, savedFile, type Saved } from '../../../../functions/domain/credential/check/saved.ts';
import type { CheckedReceipt } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';

/** What the engine is sent, and what it answers. It is fetched only for a credential: contexts and what makes them canonical weigh more than all that checks receipts. */
export type Asked = { files: { is: Uint8Array }[]; /** Of the page. */ origin: string };
export type Answered = CheckedReceipt | { missing: string };

const digests: Reading['digests'] = { sha256, sha384, sha512 };
const mostBytes = 1024 * 1024;

/** Its own site and no other: whoever checks a credential tells nobody else of it. */
const ownSite = async (address: string, origin: string): Promise<Uint8Array> => {
  if (new URL(address).origin !== origin) throw cannot(`It needs ${address}, and this page asks no other site. Save that file and add it here, or use the command below.`);
  const reply = await fetch(address, { credentials: 'omit', redirect: 'error', cache: 'no-cache' }).catch(() => undefined);
  if (!reply?.ok) throw cannot(`${address} cannot be reached.`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (bytes.length > mostBytes) throw cannot(`${address} is larger than 1 MB.`);
  return bytes;
};

const checkFiles = async ({ files, origin }: Asked): Promise<Answered> => {
  const saved: Saved[] = [];
  let text: string | undefined;
  for (const { is } of files) {
    const one = savedFile(is);
    if (one) saved.push(one);
    else text = credentialTextIn(is) ?? text;
  }
  if (text === undefined) return { missing: 'Now add the credential. Until then there is nothing to check with these keys and lists.' };
  const read: ReadAddress = (address) => ownSite(address, origin);
  const reading: Reading = { now: new Date().toISOString(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone, digests };
  return carryOut(checkCredential(text, reading), { canonizer: makeCanonizer(), read, keptAt: keptAt(saved) });
};

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  checkFiles(data).then((answered) => { self.postMessage(answered); }, (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    self.postMessage({ state: 'fails', sentence: `Not genuine. ${error.message}`, steps: [], notProved: [], says: [] } satisfies Answered);
  });
});
