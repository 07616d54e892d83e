import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify } from '../../adapters/system/verify.ts';
import { checkLeaves } from '../../domain/record/check/check-leaves.ts';
import { checkLog } from '../../domain/record/check/check-log.ts';
import { found, type Finding } from '../../domain/record/check/finding.ts';
import { parseLeaf } from '../../domain/record/leaf/leaf.ts';
import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { openCheckpoint, type OpenedCheckpoint } from '../../domain/record/note/open-checkpoint.ts';
import type { Policy } from '../../domain/record/note/policy.ts';
import { parseNote } from '../../domain/record/note/signed-note.ts';
import { formatVerifierKey } from '../../domain/record/note/verifier-key.ts';
import { counted } from '../../domain/record/receipt/receipt-step.ts';
import { isStampPath } from '../../domain/record/stamp/stamp-list.ts';
import { toldAfter } from '../../domain/record/story/told-late.ts';
import { checkpointPath, isAttached } from '../../domain/record/tree/tile.ts';
import { told } from './told.ts';
import { checkAttached, namedFiles } from './attached-files.ts';
import { checkStamps, type FoundStamp } from './check-stamps.ts';
import { besidePaths, checkpointOf, type LogSource } from './log-source.ts';

/** Beyond this a whole log is not read at once: 100 million leaves. */
const mostLeaves = 1e8;
const atOnce = 16;

/** As it says of itself: nobody has checked it yet. Unreadable, nothing but the head is asked for. */
const saidSize = (note: Uint8Array): number => {
  const unread: Finding[] = [];
  return found(checkpointPath, unread, () => parseCheckpoint(parseNote(note).text).size) ?? 0;
};

const readAll = async ({ read }: LogSource, paths: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>();
  const left = [...paths];
  const reader = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const bytes = await read(path);
      if (bytes) files.set(path, bytes);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return files;
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What stands beside the tiles and names keys: the key as one of the policy, the policy as the one the log itself names last. */
const checkBeside = (files: Map<string, Uint8Array>, policy: Policy, entries: readonly (Uint8Array | undefined)[]): Finding[] => {
  const findings: Finding[] = [];
  const key = files.get(besidePaths.key);
  if (key && !policy.logs.some((log) => formatVerifierKey(log.key) === textOf(key).replace(/\n$/, ''))) findings.push({ path: besidePaths.key, why: 'It is not the key of a log of the policy, alone on its line.' });
  const file = files.get(besidePaths.policy);
  const named = entries.flatMap((entry) => {
    const leaf = entry && found('', [], () => parseLeaf(entry));
    return leaf && 'act' in leaf && (leaf.act === 'log.opened' || leaf.act === 'policy.changed') ? [String(leaf.pub['policy'])] : [];
  }).at(-1);
  if (file && named !== undefined && sha256(file) !== named) findings.push({ path: besidePaths.policy, why: `Its SHA-256 is ${sha256(file)}; the log names ${named}.` });
  return findings;
};

/** What leaves tell together is worth looking at only where they are the ones that were signed: one that was changed would be blamed on others. */
const isOfEntries = ({ path, unvouched }: Finding): boolean => !unvouched && (path === checkpointPath || path.startsWith('tile/entries/'));

const datedBefore = (entries: readonly (Uint8Array | undefined)[]): number[] => {
  const dated = entries.flatMap((entry, index) => {
    const leaf = entry && found('', [], () => parseLeaf(entry));
    return leaf ? [{ index, at: leaf.at }] : [];
  });
  const told = toldAfter(dated.map(({ at }) => at));
  return dated.filter((_, i) => told[i] !== undefined).map(({ index }) => index);
};

export type CheckedWhole = {
  note: Uint8Array; size: number; files: number; /** By their paths: what leaves name by its hash. */ attached: ReadonlyMap<string, Uint8Array>; /** Paths of those that are not there. */ unattached: string[]; /** Leaves that are dated before they came on the record. */ late: number[]; findings: Finding[]; entries: (Uint8Array | undefined)[]; /** The entries are the ones that were signed, all of them. */ signed: boolean;
  /** Timestamps that lie beside it, and what is wrong with them. */ stamps: FoundStamp[]; ofStamps: Finding[];
  head: OpenedCheckpoint | undefined; /** In words. */ seen: string; witnesses: string[]; witnessed: boolean;
};

/** Every file, every byte and every leaf of a log, against its signed head. */
export const checkWholeLog = async (log: LogSource, policy: Policy): Promise<CheckedWhole> => {
  const note = await checkpointOf(log);
  const said = saidSize(note);
  if (said > mostLeaves) throw told(`The head of the log says that it has ${said} leaves; at most ${mostLeaves} are checked at once.`);
  const beside: string[] = Object.values(besidePaths);
  const there = log.paths(said).filter((path) => path !== checkpointPath && !beside.includes(path));
  const files = (await readAll(log, [...there.filter((path) => !isAttached(path) && !isStampPath(path)), ...beside])).set(checkpointPath, note);
  const { findings: ofTree, size, entries } = checkLog(digest, { paths: [...files.keys()].filter((path) => !beside.includes(path)), read: (path) => files.get(path) }, policy, verify);
  const signed = !ofTree.some(isOfEntries);
  const named = signed ? namedFiles(entries) : [];
  const attached = await readAll(log, [...new Set([...named, ...there.filter(isAttached)])]);
  const findings = [...ofTree, ...(signed ? checkLeaves(digest, entries) : []), ...checkBeside(files, policy, signed ? entries : []), ...checkAttached(attached)];
  const head = found(checkpointPath, [], () => openCheckpoint(digest, note, policy, verify));
  const whole = signed && !entries.includes(undefined);
  const { stamps, findings: ofStamps } = whole && head ? await checkStamps(log, head.checkpoint.origin, entries as Uint8Array[]) : { stamps: [], findings: [] };
  const witnesses = head?.witnesses.map(({ name }) => name) ?? [];
  const witnessed = head?.quorum === true && witnesses.length > 0;
  const seen = witnessed ? `Witnessed by ${witnesses.join(', ')}.` : `Not yet witnessed${witnesses.length > 0 ? ` by enough: ${witnesses.join(', ')}` : ''}.`;
  const unattached = [...new Set(named)].filter((path) => !attached.has(path));
  return { note, size, files: files.size + attached.size, attached, unattached, late: signed ? datedBefore(entries) : [], findings, entries, signed, stamps, ofStamps, head, seen, witnesses, witnessed };
};

/** Of the files that leaves name, those that nobody could look at. */
export const unattachedLine = (unattached: readonly string[]): string[] =>
  unattached.length === 0 ? [] : [`${counted(unattached.length, 'file')} that leaves name by SHA-256 and that ${unattached.length === 1 ? 'does' : 'do'} not lie beside this log (revealed scores, opened entries): ${unattached.slice(0, 3).join(', ')}${unattached.length > 3 ? ' and more' : ''}.`];

/** What of timestamps no log says. */
export const uncertifiedLine = (stamps: readonly FoundStamp[]): string[] =>
  stamps.length > 0 ? ['Whose the certificates in the timestamps are: laurel verify TOKEN.tsr --checkpoint FILE --tsa CERT.pem says so.'] : [];

export const mostLines = 50;
export const findingLine = ({ path, at, why }: Finding): string => `  ${path}${at ? `, ${at}` : ''}: ${why}`;
