import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import { checkLeaves } from '../../../functions/domain/record/check/check-leaves.ts';
import { checkLog, type LogFiles } from '../../../functions/domain/record/check/check-log.ts';
import { parseLeaf, type Leaf } from '../../../functions/domain/record/leaf/leaf.ts';
import { parsePolicy } from '../../../functions/domain/record/note/policy.ts';
import { readGiven } from '../../../functions/domain/record/story/given.ts';
import { replayStory } from '../../../functions/domain/record/story/replay-story.ts';
import { isAttached } from '../../../functions/domain/record/tree/tile.ts';
import { verify } from '../keys.ts';

const described = ['policy', 'vkey'];
const isTile = (path: string): boolean => !described.includes(path) && !isAttached(path);

/** All files of a log in a folder, as a stranger gets them. */
export const filesIn = (folder: string): LogFiles => {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return { paths: paths.filter(isTile), read: (path) => (paths.includes(path) ? new Uint8Array(readFileSync(join(folder, path))) : undefined) };
};

/** What a stranger finds in a log, and what is wrong with it, by the policy beside it. */
export const readLog = (folder: string) => {
  const { findings, entries, size } = checkLog(digest, filesIn(folder), parsePolicy(digest, readFileSync(join(folder, 'policy'))), verify);
  const leaves = entries.flatMap((entry): Leaf[] => (entry ? [parseLeaf(entry)] : []));
  return { size, entries, leaves, findings: [...findings, ...checkLeaves(digest, entries)] };
};

/** The story of the log, with the files that its leaves name and lie beside it, and more files. */
export const readStory = (folder: string, more: { name: string; bytes: Uint8Array }[] = []) => {
  const attached = readdirSync(join(folder, 'x')).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, 'x', name))) }));
  const entries = readLog(folder).entries.flatMap((entry) => entry ?? []);
  return replayStory(digest, sha256, entries, readGiven([...attached, ...more], sha256));
};
