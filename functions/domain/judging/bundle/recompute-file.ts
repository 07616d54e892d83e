import { recomputeVote } from '../../voice/recompute-vote.ts';
import type { Sha256 } from '../../words/canonical.ts';
import { engineVersion, type Bundle } from './bundle-form.ts';
import { fullFormats, openFullText, type FullFile } from './full-file.ts';
import { publishBundle, PublishedBundle } from './published-bundle.ts';
import { recomputeBundle } from './recompute-bundle.ts';
import { differences, type Begin } from './recompute-parts.ts';
import { recomputePublished } from './recompute-published.ts';
import { tellPublished, tellRecomputed, tellSeal, type ToldOutcome } from './recompute-words.ts';

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

const publishedFormats: readonly string[] = PublishedBundle.shape.format.options;
const known = [...publishedFormats, ...fullFormats];

/** `bytes`: all of the file, as it was saved. */
type Opened = { kind: 'published' | 'full'; text: string; json: unknown; salt: string; bytes: Uint8Array };

/** What kind of file it is, and the text in which it is; or why it is none. */
const open = (name: string, bytes: Uint8Array): Opened | RefusedFile => {
  const tooBig = refuseSize(name, bytes.length);
  if (tooBig) return tooBig;
  const text = textOf(bytes);
  const json = text === undefined ? undefined : jsonIn(text);
  if (text === undefined || json === undefined) return refused(`${name} is not JSON, or not all of it. ${where}`);
  const format = formatOf(json);
  if (!format) return refused(`${name} is JSON, but no published result. ${where}`);
  if (!known.includes(format)) return refused(`${name} has the form ${format}, which ${engineVersion} does not know. Use the version of Laurel that made it.`);
  if (publishedFormats.includes(format)) return { kind: 'published', text, json, salt: '', bytes };
  const full = openFullText(text);
  return full ? { kind: 'full', ...full, bytes, json: (json as FullFile).bundle } : refused(`${name} is a damaged full file. Download it again, or have a manager of the challenge do so.`);
};

/** `inside`: what is in the file where its form is right, which is when more than the form could be looked at. */
const look = (name: string, { kind, text, json, bytes }: Opened, sha256: Sha256, begin?: Begin): { outcome: ToldOutcome; inside: unknown } => {
  const recomputed = kind === 'full' ? recomputeBundle(text, sha256, begin) : recomputePublished(text, json, sha256, begin);
  const inside = recomputed.checked.length > 1 ? json : undefined;
  const file = { name, saved: sha256(bytes) };
  return { inside, outcome: kind === 'full' ? tellRecomputed(file, recomputed, inside as Bundle | undefined) : tellPublished(file, recomputed, inside as PublishedBundle | undefined) };
};

/** Everything that can be said of a file that somebody calls a result: from its bytes alone, with no network. */
export const recomputeFile = (name: string, bytes: Uint8Array, sha256: Sha256, begin?: Begin): ToldOutcome | RefusedFile => {
  begin?.('reading');
  const vote = refuseSize(name, bytes.length) ? undefined : recomputeVote(name, jsonIn(textOf(bytes) ?? ''), sha256(bytes), sha256);
  if (vote) return vote;
  const opened = open(name, bytes);
  return opened.kind === 'refused' ? opened : look(name, opened, sha256, begin).outcome;
};

type Named = { name: string; bytes: Uint8Array };

/** The published file and the full one: each for itself, and whether the one was made from the other. */
export const recomputeBoth = (first: Named, second: Named, sha256: Sha256, begin?: Begin): ToldOutcome[] | RefusedFile => {
  const [published, full] = [open(first.name, first.bytes), open(second.name, second.bytes)];
  if (published.kind === 'refused') return published;
  if (full.kind === 'refused') return full;
  if (published.kind !== 'published') return refused(`${first.name} is the full file. Name the published file first, and the full one with --full.`);
  if (full.kind !== 'full') return refused(`${second.name} is a published file. With --full goes the full file: of an open draw it is on the results page, otherwise a manager of the challenge can download it.`);
  const [told, whole] = [look(first.name, published, sha256, begin), look(second.name, full, sha256, begin)];
  const seal = told.inside && whole.inside ? differences(told.inside, publishBundle(whole.inside as Bundle, full.salt, sha256), '') : undefined;
  return [told.outcome, tellSeal(whole.outcome, first.name, seal)];
};
