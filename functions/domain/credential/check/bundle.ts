import { credentialTextIn } from '../baked-picture.ts';
import { parseCheckpoint } from '../../record/note/checkpoint.ts';
import type { Policy } from '../../record/note/policy.ts';
import { parseNote } from '../../record/note/signed-note.ts';
import { parseTlogProof } from '../../record/note/tlog-proof.ts';
import type { CheckedReceipt } from '../../record/receipt/check-receipt.ts';
import { parseReceipt } from '../../record/receipt/receipt.ts';
import { Refusal } from '../../refusal.ts';
import type { CheckedCredential } from './check-credential.ts';
import { savedFile, type Saved } from './saved.ts';

/** What there is to check: one credential in one form or several, what was kept of its issuer, and the receipt of its being issued. */
export type Bundle = { texts: string[]; saved: Saved[]; receipt?: Uint8Array; /** Some credential stood in a picture. */ drawn: boolean; /** Files that are none of these. */ beside: string[] };
export type Named = { name: string; bytes: Uint8Array };

const isReceipt = (bytes: Uint8Array): boolean => {
  try {
    parseReceipt(bytes);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const isPicture = (bytes: Uint8Array): boolean => /^(\u0089PNG|\s*<)/.test(String.fromCharCode(...bytes.subarray(0, 40)));

export const bundleOf = (files: readonly Named[]): Bundle => {
  const bundle: Bundle = { texts: [], saved: [], drawn: false, beside: [] };
  for (const { name: file, bytes } of files) {
    const saved = savedFile(bytes);
    const text = saved ? undefined : credentialTextIn(bytes);
    if (text !== undefined && isPicture(bytes)) bundle.drawn = true;
    if (saved) bundle.saved.push(saved);
    else if (text !== undefined && !bundle.texts.includes(text)) bundle.texts.push(text);
    else if (text === undefined && isReceipt(bytes)) bundle.receipt = bytes;
    else if (text === undefined) bundle.beside.push(file);
  }
  return bundle;
};

/** With what of the files the check did not look at. */
export const withBeside = (checked: CheckedCredential, { drawn, beside }: Bundle): CheckedCredential => ({
  ...checked,
  notProved: [
    ...checked.notProved,
    ...(drawn ? ['What the picture shows. Only the credential inside it is signed, and what that says stands above.'] : []),
    ...(beside.length > 0 ? [`What stands in ${beside.join(', ')}: this check did not look at ${beside.length === 1 ? 'it' : 'them'}.`] : []),
  ],
});

/** Whose keys a policy does not hold, it says nothing of. */
const isOfOther = (receipt: Uint8Array, { logs }: Policy): boolean => {
  const { origin } = parseCheckpoint(parseNote(parseTlogProof(parseReceipt(receipt).proof).checkpoint).text);
  return logs.every(({ key }) => key.name !== origin);
};

const name = 'On the public record';
const withStep = (checked: CheckedCredential, step: CheckedCredential['steps'][number]): CheckedCredential => ({ ...checked, steps: [...checked.steps, step] });

/** With what the receipt beside it says. One that does not hold, or is of something else, is no proof: then nothing here is called valid. */
export const withRecord = (checked: CheckedCredential, receipt: Uint8Array, by: { policy: Policy; outcome: CheckedReceipt } | undefined): CheckedCredential => {
  if (!by) return withStep(checked, { name, state: 'not checked', sentence: 'Whose signatures count was not said, so the receipt beside it was not checked: give a policy.' });
  const { policy, outcome: { state, sentence } } = by;
  if (state === 'fails' && isOfOther(receipt, policy)) return withStep(checked, { name, state: 'not checked', sentence: 'The receipt beside it is of a log that is not known here. Its keys are not taken from the bundle.' });
  const all = withStep(checked, { name, state, sentence });
  return state === 'fails' && checked.state !== 'fails' ? { ...all, standing: 'unknown', state, sentence: `The receipt beside the credential is not its own, or was changed. ${sentence}` } : all;
};
