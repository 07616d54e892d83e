import type { Sha256 } from '../../words/canonical.ts';
import { Bundle, engineVersion } from './bundle-form.ts';
import { recomputeBundle, type Begin } from './recompute-bundle.ts';
import { tellRecomputed, tellSealed, type ToldOutcome } from './recompute-words.ts';
import { checkSealed, SealedBundle } from './sealed-bundle.ts';

/** A file that is no published result: why, and what to do instead. */
export type RefusedFile = { kind: 'refused'; sentence: string };

/** Three times what 25,000 entries come to. */
export const mostBytes = 100_000_000;
const where = 'Choose the file that the results page links to as “The published file”.';

const refused = (sentence: string): RefusedFile => ({ kind: 'refused', sentence });

/** Said before a file is read. */
export const refuseSize = (name: string, bytes: number): RefusedFile | undefined => {
  if (bytes === 0) return refused(`${name} is empty. Save it again from the results page, and choose it then.`);
  return bytes > mostBytes ? refused(`${name} has ${Math.ceil(bytes / 1e6)} MB; a published result has at most ${mostBytes / 1e6} MB. ${where}`) : undefined;
};

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const formatOf = (json: unknown): string | undefined => {
  const format: unknown = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  return typeof format === 'string' && format.startsWith('laurel-judging-') ? format.slice(0, 60) : undefined;
};

const known: string[] = [Bundle.shape.format.value, SealedBundle.shape.format.value];

/** Everything that can be said of a file that somebody calls a published result: from its bytes alone, with no network. */
export const recomputeFile = (name: string, bytes: Uint8Array, sha256: Sha256, begin?: Begin): ToldOutcome | RefusedFile => {
  const tooBig = refuseSize(name, bytes.length);
  if (tooBig) return tooBig;
  const text = textOf(bytes);
  const json = text === undefined ? undefined : jsonIn(text);
  if (text === undefined || json === undefined) return refused(`${name} is not JSON, or not all of it. ${where}`);
  const format = formatOf(json);
  if (!format) return refused(`${name} is JSON, but no published result. ${where}`);
  if (!known.includes(format)) return refused(`${name} has the form ${format}, which ${engineVersion} does not know. Use the version of Laurel that made it.`);
  if (format === SealedBundle.shape.format.value) {
    const sealed = SealedBundle.safeParse(json);
    return sealed.success ? tellSealed(name, sealed.data, checkSealed(sealed.data, sha256)) : refused(`${name} is a damaged sealed result. Save it again from the results page.`);
  }
  const recomputed = recomputeBundle(text, sha256, begin);
  // what is more than the form could be looked at only where the form is right
  return tellRecomputed(name, recomputed, recomputed.checked.length > 1 ? (json as Bundle) : undefined);
};
