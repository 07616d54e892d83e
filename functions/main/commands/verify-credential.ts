import { createHash } from 'node:crypto';
import { makeCanonizer } from '../../adapters/jsonld/canonizer.ts';
import { publicFetcher } from '../../adapters/network/fetcher.ts';
import { carryOut, type ReadAddress } from '../../adapters/webcrypto/carry-out.ts';
import { sinceWhen } from '../../adapters/webcrypto/since-when.ts';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify } from '../../adapters/system/verify.ts';
import { isZip, unzip } from '../../adapters/webcrypto/unzip.ts';
import { bundleOf, withBeside, withRecord } from '../../domain/credential/check/bundle.ts';
import { checkCredential, type CheckedCredential } from '../../domain/credential/check/check-credential.ts';
import { cannot, type Reading } from '../../domain/credential/check/check-steps.ts';
import { keptAt, savedFile, type Saved } from '../../domain/credential/check/saved.ts';
import type { Policy } from '../../domain/record/note/policy.ts';
import { bytesOfText } from '../../domain/record/note/encoding.ts';
import { checkReceipt } from '../../domain/record/receipt/check-receipt.ts';
import { parseReceipt } from '../../domain/record/receipt/receipt.ts';
import { Refusal } from '../../domain/refusal.ts';
import { told } from './told.ts';

const digestOf = (name: string) => (bytes: Uint8Array) => new Uint8Array(createHash(name).update(bytes).digest());
const digests: Reading['digests'] = { sha256: digestOf('sha256'), sha384: digestOf('sha384'), sha512: digestOf('sha512') };

type Given = { name: string; bytes: Uint8Array };
/** `loopback`: the person named this machine. */
export type Asking = { online: boolean; loopback: boolean; policy?: Policy | undefined };

export const isHere = (address: string): boolean => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(address);

const savedOf = ({ name, bytes }: Given): Saved => {
  const saved = savedFile(bytes);
  if (!saved) throw told(`${name} is neither the keys of an issuer (did.json) nor a status list. Beside a credential, only these can be given.`);
  return saved;
};

const recordOf = (receipt: Uint8Array, text: string, policy: Policy) => {
  const bytes = bytesOfText(text);
  return { policy, outcome: checkReceipt(digest, parseReceipt(receipt), { policy, verify, files: [{ name: 'credential', size: bytes.length, sha256: sha256(bytes) }] }) };
};

/** The proof bundle of a holder: a credential, what was kept of its issuer, and its receipt, which is checked by the policy that was given. */
export const verifyBundle = async (first: Given, others: Given[], asking: Asking): Promise<CheckedCredential & { asked: string[] }> => {
  const inside = isZip(first.bytes) ? await unzip(first.bytes).catch((error: unknown) => { throw error instanceof Refusal ? told(error.message) : error; }) : [];
  const files = isZip(first.bytes) ? inside : [first, ...others];
  const bundle = bundleOf(files);
  const { texts: [text, other], receipt } = bundle;
  if (text === undefined) throw told('There is no credential in this ZIP file.');
  if (other !== undefined) throw told('There are different credentials in this ZIP file. Give one at a time.');
  const { asked, ...found } = await verifyCredential(text, [...files.filter(({ bytes }) => savedFile(bytes)), ...(isZip(first.bytes) ? others : [])], asking);
  const checked = withBeside(found, bundle);
  return { ...(receipt ? withRecord(checked, receipt, asking.policy && recordOf(receipt, text, asking.policy)) : checked), asked };
};

/** Checks a credential. What may be asked of the network counts before the keys and lists that were given along. Tells what it asked. */
export const verifyCredential = async (text: string, others: Given[], { online, loopback }: Asking): Promise<CheckedCredential & { asked: string[] }> => {
  const saved = others.map(savedOf);
  const asked: string[] = [];
  const fetcher = publicFetcher({ loopback });
  const read: ReadAddress = async (address) => {
    if (!online) throw cannot(`It needs ${address}, and nothing was asked: add that file, or let it be asked with --online.`);
    if (!loopback && isHere(address)) throw cannot(`${address} is on this machine, and no file may send this program there. If the issuer runs here, give the address of the credential in place of its file: ${new URL(address).origin}/credentials/NUMBER.`);
    asked.push(address);
    return fetcher.read(address);
  };
  const reading: Reading = { now: new Date().toISOString(), digests };
  const checked = await carryOut(checkCredential(text, reading), { canonizer: makeCanonizer(), read, keptAt: keptAt(saved) });
  // only whom it asked for the lists already
  const origin = asked.map((address) => new URL(address).origin).find((one) => checked.says.some(([label, page]) => label === 'Public page' && page.startsWith(`${one}/`)));
  const dated = await sinceWhen(checked, origin, read);
  return { ...dated, asked: [...new Set(asked)] };
};

export const readAddress = (address: string): Promise<Uint8Array> => publicFetcher({ loopback: isHere(address) }).read(address);
