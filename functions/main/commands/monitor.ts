import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify } from '../../adapters/system/verify.ts';
import { whyNotGrown } from '../../domain/record/check/check-growth.ts';
import { isNamed, parseLeaf } from '../../domain/record/leaf/leaf.ts';
import type { Checkpoint } from '../../domain/record/note/checkpoint.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { openCheckpoint } from '../../domain/record/note/open-checkpoint.ts';
import { parseNote } from '../../domain/record/note/signed-note.ts';
import type { Policy } from '../../domain/record/note/policy.ts';
import { formatVerifierKey } from '../../domain/record/note/verifier-key.ts';
import { counted } from '../../domain/record/receipt/receipt-step.ts';
import type { StoryFinding } from '../../domain/record/story/finding.ts';
import { readGiven } from '../../domain/record/story/given.ts';
import { isLine } from '../../domain/record/story/line.ts';
import { replayStory, storyRules } from '../../domain/record/story/replay-story.ts';
import { tellLeaf } from '../../domain/record/story/tell-story.ts';
import { toldLateWords } from '../../domain/record/story/told-late.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';
import type { FoundStamp } from './check-stamps.ts';
import { checkWholeLog, findingLine, mostLines, uncertifiedLine, type CheckedWhole } from './check-whole-log.ts';
import { openLog } from './log-source.ts';
import { sayOutcome } from './say-outcome.ts';
import { readGiven as readFile, trustedKeys } from './trusted-keys.ts';

const isNote = (bytes: Uint8Array): boolean => {
  try {
    return parseNote(textOfBytes(bytes, 'the head')).signatures.length > 0;
  } catch {
    return false;
  }
};

/** The head that was seen last: the signed note itself, as the log published it. Undefined the first time. */
const seenBefore = (path: string | undefined, policy: Policy): Checkpoint | { path: string; why: string } | undefined => {
  if (path === undefined) return undefined;
  let note: Uint8Array;
  try {
    note = new Uint8Array(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw code ? told(`${path} cannot be read (${code}).`) : error;
  }
  try {
    return openCheckpoint(digest, note, policy, verify).checkpoint;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'Refusal')) throw error;
    if (!isNote(note)) throw told(`${path} is no head of this log that the policy vouches for. ${error.message}`);
    return { path, why: error.message };
  }
};

/** The head that was seen last is signed by nobody whom these keys name: the log changed its signer, or another one stands in its place. */
const sayOtherSigner = (name: string, { path, why }: { path: string; why: string }, warning: string | undefined, json: boolean): void => {
  const sentence = `${name}: This may be another log. The head that was seen last, ${path}, is not signed by the keys that are named now. ${why} A log never changes its key: ask whoever runs it, and trust neither until you know.`;
  sayOutcome({ state: 'fails', lines: [sentence], value: { log: name, state: 'fails', sentence }, warning }, json);
};

/** Whole or not at all: a monitor that forgot what it saw could be shown another log. */
const remember = (path: string, note: Uint8Array): void => {
  try {
    writeFileSync(`${path}.new`, note);
    renameSync(`${path}.new`, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? told(`${path} cannot be written (${code}).`) : error;
  }
};

/** The leaf in plain words, beside what cannot be about it. */
type ToldFinding = StoryFinding & { leaf: string; says: string | undefined };
const saysOf = new Map(storyRules.map(({ name, says }) => [name, says]));

const storyOf = (entries: readonly Uint8Array[], files: { name: string; bytes: Uint8Array }[], key: string | undefined): { findings: ToldFinding[]; unchecked: string[]; challenges: number } => {
  const given = readGiven(files, sha256);
  const { findings, unchecked, lines } = replayStory(digest, sha256, entries, { ...given, key });
  const leafAt = (index: number): string => {
    const line = lines[index]!;
    const leaf = parseLeaf(entries[index]!);
    return tellLeaf(isLine(line) ? { act: line.kind, pub: line.pub, backfilled: isNamed(leaf) ? leaf.backfilled : undefined } : {});
  };
  return { findings: findings.map((one) => ({ ...one, leaf: leafAt(one.index), says: saysOf.get(one.rule) })), unchecked, challenges: new Set(lines.flatMap((line) => (isLine(line) && line.ch !== 'log' ? [line.ch] : []))).size };
};
const storyLines = ({ rule, index, act, why, leaf, says }: ToldFinding): string[] => [`  leaf ${index} (${act}), ${rule}: ${why}`, `    What the leaf says: ${leaf}${says ? ` The rule: ${says}` : ''}`];

/** Every one that tells when submissions were closed, and the newest of the others. */
const stampLines = (stamps: readonly FoundStamp[]): string[] => {
  const named = stamps.filter(({ closes }, i) => closes.length > 0 || i === stamps.length - 1);
  const more = stamps.length - named.length;
  return [...named.map(({ path, by, signer, at, size, closes }) => `  ${path}: ${at}, over ${counted(size, 'leaf', 'leaves')}${closes.length > 0 ? `, with the close in leaf ${closes.join(', ')}` : ''}. Listed as ${by}; its certificate calls itself ${signer}.`), ...(more > 0 ? [`  and ${more} more; --json has them all.`] : [])];
};

const isWhole = (entries: CheckedWhole['entries'], { signed }: CheckedWhole): entries is Uint8Array[] => signed && !entries.includes(undefined);

/** A whole log, and the story it tells: each leaf against those before it and what was revealed, and the log against what it was when it was seen last. */
export const monitor = async (args: string[]): Promise<void> => {
  const files = { type: 'string', multiple: true } as const;
  const { values, words: [where = ''] } = readOptions(args, { policy: { type: 'string' }, state: { type: 'string' }, reveal: files, results: files, json: { type: 'boolean' } }, ['log']);
  const log = openLog(where);
  const keys = await trustedKeys(values.policy, log);
  const before = seenBefore(values.state, keys.policy);
  if (before && 'why' in before) return sayOtherSigner(log.name, before, keys.warning, values.json ?? false);
  const checked = await checkWholeLog(log, keys.policy);
  const { size, findings: ofLog, entries, head, seen, witnesses, witnessed, late, stamps, ofStamps } = checked;
  if (before && head && before.origin !== head.checkpoint.origin) throw told(`${values.state} is of the log ${before.origin}; this is ${head.checkpoint.origin}.`);
  const whole = isWhole(entries, checked);
  const inForm = [...ofLog, ...ofStamps];
  const grown = before && whole ? whyNotGrown(digest, before, entries) : undefined;
  const story = whole && ofLog.every(({ unvouched }) => unvouched) ? storyOf(entries, [...[...checked.attached].map(([name, bytes]) => ({ name, bytes })), ...[...(values.reveal ?? []), ...(values.results ?? [])].map((name) => ({ name, bytes: readFile(name) }))], head && formatVerifierKey(head.log.key)) : undefined;
  if (values.state !== undefined && whole && ofLog.length === 0 && grown === undefined) remember(values.state, checked.note);

  const all = [...(grown ? [`  ${grown}${values.state ? ` Keep ${values.state} and the head of today: together they prove it.` : ''}`] : []), ...inForm.map(findingLine), ...(story?.findings.flatMap(storyLines) ?? [])];
  const number = (grown ? 1 : 0) + inForm.length + (story?.findings.length ?? 0);
  const state = number === 0 ? 'holds' : 'fails';
  const history = before ? ` It goes on from the ${counted(before.size, 'leaf', 'leaves')} that were seen before.` : '';
  const unchecked = [
    ...uncertifiedLine(stamps),
    ...(story ? story.unchecked : ['The story: first the leaves must be the ones that were signed, each in its form.']),
    ...(before ? [] : ['Whether this is the log that others saw before: there is nothing to compare it with yet.']), 'That what the leaves say is true, and that everybody is shown this log.',
  ];
  const lines = [
    number === 0 ? `${log.name}: The story holds. ${counted(size, 'leaf', 'leaves')}, ${counted(story?.challenges ?? 0, 'challenge')}: each leaf follows from those before it.${history} ${seen}` : `${log.name}: The story does not hold: ${counted(number, 'finding')}.`,
    ...all.slice(0, 2 * mostLines), ...(all.length > 2 * mostLines ? ['  and more; --json has them all.'] : []),
    ...(stamps.length > 0 ? ['', 'Timestamps beside the log:', ...stampLines(stamps)] : []),
    ...toldLateWords(late).flatMap((line) => ['', line]),
    '', 'Not checked:', ...(keys.warning ? [`  ${keys.warning}`] : []), ...unchecked.map((line) => `  ${line}`),
  ];
  const value = { log: log.name, keysFrom: keys.from, state, size, seenBefore: before?.size ?? null, history: grown ?? null, witnesses, witnessed, timestamps: stamps, late, form: inForm, findings: story?.findings ?? [], unchecked, checkpoint: new TextDecoder().decode(checked.note) };
  sayOutcome({ state, lines, value, warning: keys.warning }, values.json ?? false);
};
