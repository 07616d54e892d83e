import { clockWords, isZone } from '../../moment.ts';
import { refuseFormat } from '../refuse-format.ts';
import { bytesOfText, toHex } from '../note/encoding.ts';
import type { Policy } from '../note/policy.ts';
import type { Verify } from '../note/signed-note.ts';
import type { Digest } from '../tree/hashing.ts';
import { checkHead, signing, type CheckedHead } from './check-head.ts';
import { actWords, labelOf, saidBy } from './leaf-words.ts';
import { manifestDigest, type Manifest, type Receipt } from './receipt.ts';
import { readLeaf, type ReadLeaf } from './read-leaf.ts';
import { counted, stepOf, type ReceiptStep, type StepState } from './receipt-step.ts';

/** Of a file whose size nobody knows, only a digest was given. */
export type GivenFile = { name: string; sha256: string; size?: number | undefined };
type Reading = { policy: Policy; verify: Verify | undefined; files?: readonly GivenFile[] };
export type CheckedReceipt = {
  state: StepState; /** The one sentence. */ sentence: string; steps: ReceiptStep[]; notProved: string[];
  /** What the receipt says, where it holds: label and value. */ says: [string, string][]; place?: CheckedHead['place'];
};

const manifestStep = (digest: Digest, leaf: ReadLeaf | undefined, manifest: Manifest | undefined) => stepOf('What was sent', () => {
  if (!manifest) return { state: 'not checked', sentence: 'The list of what was sent is not in the receipt.' };
  const sealed = leaf?.disclosed.get('manifest');
  if (sealed === undefined) throw refuseFormat('the list of what was sent', 'no value of the leaf stands for it.');
  const own = manifestDigest(digest, manifest);
  if (sealed !== own) throw refuseFormat('the list of what was sent', `its SHA-256 is ${own}; the record holds ${String(sealed)}.`);
  return { state: 'holds', sentence: `The list of what was sent, with ${counted(manifest.files.length, 'file')}, is the one whose SHA-256 the record holds: ${own}.`, value: { manifest, digest: own } };
});

type Sent = { manifest: Manifest; digest: string };
/** What a leaf names by its SHA-256, beside the files on the list of what was sent. */
type Named = ReadonlyMap<string, string>;
const documents = ['credential', 'file', 'record', 'opened', 'document'];
const namedBy = (digest: Digest, text: string, leaf: ReadLeaf | undefined): Named => new Map([
  [toHex(digest(bytesOfText(text))), 'SHA-256 of the leaf'],
  ...['manifest', ...documents].map((name): [string, string] => [String(leaf?.pub[name] ?? leaf?.disclosed.get(name)), labelOf(name)]),
]);
const documentsIn = (named: Named): [string, string][] => [...named].filter(([sha256, label]) => sha256.length === 64 && documents.some((name) => label === labelOf(name)));

const fileStep = (file: GivenFile, sent: Sent | undefined, listed: boolean, named: Named): ReceiptStep => {
  const name = file.size === undefined ? 'The digest you gave' : `The file “${file.name}”`;
  const label = named.get(file.sha256);
  if (label) return { name, state: 'holds', sentence: `It has the “${label}” that the record holds: ${file.sha256}.` };
  const others = documentsIn(named);
  if (!sent && others.length > 0) return { name, state: 'fails', sentence: `Its SHA-256 is ${file.sha256}. The record holds ${others.map(([sha256, other]) => `${sha256} as “${other}”`).join(', ')}.` };
  if (!sent) return { name, state: 'not checked', sentence: listed ? 'The list of what was sent does not hold, so it says nothing of this.' : 'Nothing in the receipt says which files were sent.' };
  const one = sent.manifest.files.find(({ sha256, size }) => sha256 === file.sha256 && (file.size ?? size) === size);
  if (one) return { name, state: 'holds', sentence: `It is “${one.name}” of the receipt: SHA-256 ${file.sha256}.` };
  return { name, state: 'fails', sentence: `Its SHA-256 is ${file.sha256}. ${sent.manifest.files.length === 0 ? 'The receipt names no file.' : `No file on the receipt has it: ${sent.manifest.files.map((known) => `${known.name} has ${known.sha256}`).join('; ')}.`}` };
};

const fileSteps = (files: readonly GivenFile[], sent: Sent | undefined, listed: boolean, named: Named): ReceiptStep[] => {
  const count = sent?.manifest.files.length ?? 0;
  if (files.length === 0 && count > 0) return [{ name: 'Files', state: 'not checked', sentence: `Add ${count === 1 ? `the file “${sent!.manifest.files[0]!.name}”` : `the ${count} files`} to check that too.` }];
  return files.map((file) => fileStep(file, sent, listed, named));
};

const matched = (files: readonly GivenFile[], { manifest }: Sent, when: string): string => {
  const [count, all] = [files.length, manifest.files.length];
  if (count > 1) return `These ${count} files are ${count === all ? 'the ones' : `among the ${all}`} sent on ${when}.`;
  if (files[0]!.size === undefined) return `This digest is that of ${all === 1 ? 'the file' : `one of the ${all} files`} sent on ${when}.`;
  return `This file is ${all === 1 ? 'the one' : `one of the ${all}`} sent on ${when}.`;
};

const mismatched = (files: readonly GivenFile[], steps: ReceiptStep[], all: number): string => {
  const wrong = steps.filter(({ state }) => state === 'fails').length;
  if (files.length > 1) return `${wrong} of these ${files.length} files ${wrong === 1 ? 'is' : 'are'} not on the receipt.`;
  if (files[0]!.size === undefined) return 'No file on the receipt has this digest.';
  return all === 1 ? 'This file is not the one on the receipt.' : 'This file is not on the receipt.';
};

/** Of what the leaf itself names. */
const matchedName = ({ sha256, size }: GivenFile, leaf: ReadLeaf | undefined, when: string): string => {
  if (sha256 !== leaf?.disclosed.get('manifest')) return `This ${size === undefined ? 'digest' : 'file'} is the one that the record holds: ${actWords(leaf?.act)}, ${when}.`;
  return size === undefined ? `This digest is that of the entry sent on ${when}.` : `This is the list of what was sent on ${when}.`;
};

type Found = { receipt: ReceiptStep[]; own: ReceiptStep[]; files: readonly GivenFile[]; named: Named; sent: Sent | undefined; leaf: ReadLeaf | undefined; bare: boolean; when: string };
const verdict = ({ receipt, own, files: given, named, sent, leaf, bare, when }: Found): { state: StepState; sentence: string } => {
  if (receipt.some(({ state }) => state === 'fails')) return { state: 'fails', sentence: 'This receipt does not hold. It was changed, or it is not of this record.' };
  if (receipt.some(({ name, state }) => name === signing && state !== 'holds')) return { state: 'not checked', sentence: 'Whether this receipt is genuine could not be checked here.' };
  const files = given.filter(({ sha256 }) => !named.has(sha256));
  if (own.some(({ state }) => state === 'fails')) return { state: 'fails', sentence: sent ? mismatched(files, own, sent.manifest.files.length) : 'This is not the file that the record names.' };
  const genuine = bare ? 'This leaf is in the record' : 'The receipt is genuine';
  if (files.length > 0) return sent ? { state: 'holds', sentence: matched(files, sent, when) } : { state: 'not checked', sentence: `${genuine}. It does not say which files were sent, so this one was not checked.` };
  if (given.length > 0) return { state: 'holds', sentence: matchedName(given[0]!, leaf, when) };
  const count = sent?.manifest.files.length ?? 0;
  if (count > 0) return { state: 'holds', sentence: `${genuine}. Add the ${count === 1 ? 'file' : 'files'} to check ${count === 1 ? 'it' : 'them'} too.` };
  return { state: 'holds', sentence: `${genuine}: ${actWords(leaf?.act)}, ${when}.` };
};

const notProved = (leaf: ReadLeaf | undefined, sent: Sent | undefined, files: readonly GivenFile[], witnessed: boolean): string[] => [
  'That what was sent is true. The record shows what was said and when, and no more.',
  ...(leaf?.backfilled ? ['That it happened at this time. It was put on the record later, when there came to be one, with the time that was kept until then.'] : []),
  witnessed
    ? 'The minute, by anybody but the site: its own clock says when it was received. The witnesses say only when they saw it at the latest.'
    : 'The time, by anybody but the site; and that everybody is shown the same record. Both are its own word until a witness signs.',
  ...(leaf?.unshown ? [`What else its leaf seals: ${counted(leaf.unshown, 'value')} left out of the receipt.`] : []),
  'What came later: another version, a withdrawal, a decision. The pages of the record show that.',
  ...(['entrant', 'judge', 'recipient'].some((name) => leaf?.disclosed.has(name)) ? ['Who is behind the names, which were made up for this challenge; and that whoever shows the receipt is one of them.'] : []),
  ...(sent ? ['The written answers. The receipt holds a digest of each section, and not its words.'] : []),
  ...(sent?.manifest.files ?? []).filter(({ sha256 }) => files.length > 0 && !files.some((file) => file.sha256 === sha256)).map(({ name }) => `The file “${name}”. It is on the receipt, and was not added here.`),
];

/** The challenge's own, where the receipt knows it: so that all who read the receipt read the same time. */
const zoneOf = (manifest: Manifest | undefined): string => (typeof manifest?.['zone'] === 'string' && isZone(manifest['zone']) ? manifest['zone'] : 'UTC');

/**
 * A receipt by the keys of a policy, with or without the files that were sent: every step for itself, and one sentence. Needs no network and no
 * zod. Where verifying takes time, `claimsOfProof` says what to verify before.
 */
export const checkReceipt = (digest: Digest, receipt: Receipt, { policy, verify, files = [] }: Reading): CheckedReceipt => {
  const zone = zoneOf(receipt.manifest);
  const form = stepOf('Receipt', () => {
    const leaf = readLeaf(digest, receipt.leaf, receipt.disclosures);
    const count = receipt.disclosures.length;
    return { state: 'holds', sentence: `Its leaf has the form of the record${count > 0 ? `, and ${count === 1 ? 'the private value with it belongs' : `all ${count} private values with it belong`} to it` : ''}.${leaf.unshown > 0 ? ` It seals ${counted(leaf.unshown, 'value')} more, not shown here.` : ''}`, value: leaf };
  });
  const head = checkHead(digest, receipt, { policy, verify, zone, ...(form.value && !form.value.backfilled ? { at: form.value.at } : {}) });
  const sending = receipt.manifest !== undefined || form.value?.disclosed.has('manifest') ? manifestStep(digest, form.value, receipt.manifest) : undefined;
  const named = namedBy(digest, receipt.leaf, form.value);
  const own = fileSteps(files, sending?.value, receipt.manifest !== undefined, named);
  const steps = [form.step, ...(sending ? [sending.step] : [])];
  const receiptSteps = [...steps, ...head.steps];
  const when = form.value ? clockWords(form.value.at, zone) : '';
  const said = verdict({ receipt: receiptSteps, own, files, named, sent: sending?.value, leaf: form.value, bare: !receipt.manifest && receipt.disclosures.length === 0, when });
  const genuine = !receiptSteps.some(({ state }) => state === 'fails');
  return {
    ...said, sentence: said.state === 'holds' && !head.witnessed ? `${said.sentence} The time is this record’s own word: no witness has signed yet.` : said.sentence, steps: [...own, ...receiptSteps], notProved: genuine ? notProved(form.value, sending?.value, files, head.witnessed) : [],
    says: genuine && form.value ? saidBy(form.value, zone, receipt.manifest) : [], place: head.place,
  };
};
